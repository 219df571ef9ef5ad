package io.interlock.planner.operation;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import io.interlock.planner.operation.SelectionCollector.Entry;
import io.interlock.planner.operation.SelectionCollector.Source;
import io.interlock.planner.plan.ClientSelection;
import io.interlock.planner.plan.OperationKind;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.SchemaView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Brings an operation into normal form.
public final class OperationNormalizer {
  private final SchemaView view;
  private final @Nullable RequiredArguments kept;
  private final boolean isAtOnce;

  private OperationNormalizer(SchemaView view, @Nullable RequiredArguments kept, boolean isAtOnce) {
    this.view = view;
    this.kept = kept;
    this.isAtOnce = isAtOnce;
  }

  /// Leaves literals where they are, and defers what `@defer` says.
  public OperationNormalizer(SchemaView view) {
    this(view, null, false);
  }

  /// Puts variables in the place of literals; see {@link NormalizedOperation#literals}.
  ///
  /// @param kept fields whose literals stay
  public static OperationNormalizer lifting(SchemaView view, RequiredArguments kept) {
    return new OperationNormalizer(view, kept, false);
  }

  /// The same, but for one answer to everything: nothing is deferred.
  public OperationNormalizer atOnce() {
    return new OperationNormalizer(view, kept, true);
  }

  /// The operation `name` of a validated document, or its only one; empty when there is no such
  /// one.
  public static Optional<OperationDefinition> operation(Document document, @Nullable String name) {
    List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
    if (name == null) {
      return operations.size() == 1 ? Optional.of(operations.getFirst()) : Optional.empty();
    }
    return operations.stream().filter(o -> name.equals(o.getName())).findFirst();
  }

  /// @throws OperationBudget.ExceededException when too much would come of it
  public NormalizedOperation normalize(Document document, OperationDefinition operation) {
    OperationKind kind = OperationKind.valueOf(operation.getOperation().name());
    String rootType =
        view.rootType(kind.keyword())
            .orElseThrow(() -> new IllegalArgumentException("no root type for " + kind));
    Map<String, FragmentDefinition> fragments = new HashMap<>();
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(f -> fragments.put(f.getName(), f));
    List<QueryPlan.VariableDefinition> variables =
        operation.getVariableDefinitions().stream().map(OperationNormalizer::variable).toList();
    ArgumentLiterals literals = new ArgumentLiterals(view, kept, variables);
    List<Source> root = List.of(new Source(rootType, operation.getSelectionSet()));
    SelectionCollector collector =
        new SelectionCollector(
            view, fragments, OpposedVariables.in(document), new OperationBudget());
    List<Entry> entries = collector.collect(rootType, root);
    OperationForm planned =
        new OperationForms(view, collector, literals, rootType, root)
            .of(isAtOnce ? DeferUse.NONE : DeferUse.in(document, operation), entries);
    ClientSelection seen = new ClientSelectionBuilder(view, collector).selection(rootType, root);
    OperationBudget.check(planned.selection(), seen);
    new ValidationNotes(view, fragments).note(document);
    return new NormalizedOperation(
        kind,
        operation.getName(),
        planned,
        seen,
        Stream.concat(variables.stream(), literals.definitions().stream()).toList(),
        literals.literals(),
        introspection(operation, entries, fragments));
  }

  private static QueryPlan.VariableDefinition variable(VariableDefinition variable) {
    return new QueryPlan.VariableDefinition(
        variable.getName(),
        AstText.of(variable.getType()),
        variable.getDefaultValue() == null ? null : AstText.of(variable.getDefaultValue()));
  }

  private static @Nullable String introspection(
      OperationDefinition operation,
      List<Entry> entries,
      Map<String, FragmentDefinition> fragments) {
    List<Field> fields = new ArrayList<>();
    for (Entry entry : entries) {
      String name = entry.field().getName();
      if (name.equals("__schema") || name.equals("__type")) {
        fields.add(entry.field());
      }
    }
    return fields.isEmpty() ? null : IntrospectionDocument.of(operation, fields, fragments);
  }
}
