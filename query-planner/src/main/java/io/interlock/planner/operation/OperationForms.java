package io.interlock.planner.operation;

import io.interlock.planner.operation.SelectionCollector.Entry;
import io.interlock.planner.operation.SelectionCollector.Source;
import io.interlock.supergraph.schema.SchemaView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the forms in which an operation is planned: one, unless variables decide what is deferred.
final class OperationForms {
  /// Every one of them doubles the forms, and so the plan.
  private static final int MAX_VARIABLES = 3;

  private final SchemaView view;
  private final SelectionCollector collector;
  private final ArgumentLiterals literals;
  private final String rootType;
  private final List<Source> root;

  OperationForms(
      SchemaView view,
      SelectionCollector collector,
      ArgumentLiterals literals,
      String rootType,
      List<Source> root) {
    this.view = view;
    this.collector = collector;
    this.literals = literals;
    this.rootType = rootType;
    this.root = root;
  }

  /// @param entries the fields of the root
  OperationForm of(DeferUse defers, List<Entry> entries) {
    if (!defers.isAny()) {
      return new OperationForm(
          planned(new SelectionNormalizer(view, collector, literals, null), entries, null),
          OperationParts.PRIMARY_ONLY,
          List.of());
    }
    if (defers.variables().size() > MAX_VARIABLES) {
      throw new OperationBudget.ExceededException(
          "more than %,d variables decide what it defers", MAX_VARIABLES);
    }
    return forms(defers.variables(), Set.of());
  }

  /// The form for when all of `undecided` are true, with those for when one is not.
  private OperationForm forms(List<String> undecided, Set<String> off) {
    OperationSelection selection = deferring(new Deferrals(off));
    List<OperationForm.Otherwise> otherwise = new ArrayList<>();
    for (int i = 0; i < undecided.size(); i++) {
      Set<String> alsoOff = new HashSet<>(off);
      alsoOff.add(undecided.get(i));
      OperationForm form = forms(undecided.subList(i + 1, undecided.size()), alsoOff);
      otherwise.add(new OperationForm.Otherwise(undecided.get(i), form));
    }
    return new OperationForm(selection, OperationParts.of(selection), otherwise);
  }

  private OperationSelection deferring(Deferrals deferrals) {
    return planned(
        new SelectionNormalizer(view, collector, literals, deferrals),
        collector.collect(rootType, root, deferrals, QueryPath.ROOT),
        QueryPath.ROOT);
  }

  private OperationSelection planned(
      SelectionNormalizer normalizer, List<Entry> entries, @Nullable QueryPath path) {
    List<Entry> planned = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      if (!entry.field().getName().startsWith("__")) {
        planned.add(entry);
      }
    }
    return normalizer.root(rootType, planned, path);
  }
}
