package io.interlock.planner.operation;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.Value;
import io.interlock.planner.operation.SelectionCollector.Entry;
import io.interlock.planner.operation.SelectionCollector.Source;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.InputValueFacts;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Builds the tree that is planned. Equal positions (the same selection sets on the same type)
/// share one tree, unless something is deferred: a deferral has one place.
final class SelectionNormalizer {
  static final TypeRef TYPENAME_TYPE = TypeRef.parse("String!");

  private final SchemaView view;
  private final SelectionCollector collector;
  private final InputTypeNotes inputs;
  private final ArgumentLiterals literals;
  private final @Nullable Deferrals deferrals;
  private final Map<Position, OperationSelection> known = new HashMap<>();

  /// @param path null when nothing is deferred
  private record Position(String type, List<Source> sources, @Nullable QueryPath path) {}

  /// @param deferrals null when nothing is deferred
  SelectionNormalizer(
      SchemaView view,
      SelectionCollector collector,
      ArgumentLiterals literals,
      @Nullable Deferrals deferrals) {
    this.view = view;
    this.collector = collector;
    this.literals = literals;
    this.deferrals = deferrals;
    this.inputs = new InputTypeNotes(view);
  }

  OperationSelection selection(String type, List<Source> sources, @Nullable QueryPath path) {
    Position position = new Position(type, sources, path);
    OperationSelection remembered = known.get(position);
    if (remembered == null) {
      view.type(type);
      remembered = build(type, collected(type, sources, path), path);
      known.put(position, remembered);
    }
    return remembered;
  }

  private List<Entry> collected(String type, List<Source> sources, @Nullable QueryPath path) {
    return deferrals == null || path == null
        ? collector.collect(type, sources)
        : collector.collect(type, sources, deferrals, path);
  }

  /// The root position, whose fields have been collected already.
  OperationSelection root(String type, List<Entry> entries, @Nullable QueryPath path) {
    view.type(type);
    return build(type, entries, path);
  }

  private OperationSelection build(String type, List<Entry> entries, @Nullable QueryPath path) {
    List<Entry> common = common(entries);
    List<OperationField> fields = merged(common, List.of(), type, path);
    if (common.size() == entries.size()) {
      return new OperationSelection(type, fields, List.of());
    }
    Set<String> branchTypes = new TreeSet<>();
    entries.forEach(e -> branchTypes.addAll(e.types() == null ? List.of() : e.types()));
    List<OperationSelection.Branch> branches = new ArrayList<>();
    for (String branchType : branchTypes) {
      List<OperationField> own =
          merged(
              entries.stream().filter(e -> e.types() != null && e.appliesTo(branchType)).toList(),
              common,
              branchType,
              path);
      List<OperationField> beyond = own.stream().filter(f -> !isAmong(fields, f)).toList();
      if (!beyond.isEmpty()) {
        branches.add(new OperationSelection.Branch(branchType, beyond));
      }
    }
    return new OperationSelection(type, fields, branches);
  }

  /// Those that are for all types.
  private static List<Entry> common(List<Entry> entries) {
    List<Entry> common = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      if (entry.types() == null) {
        common.add(entry);
      }
    }
    return common;
  }

  /// Whether a leaf of a branch is selected for every type anyway.
  private static boolean isAmong(List<OperationField> fields, OperationField leaf) {
    return leaf.selection() == null
        && fields.stream()
            .anyMatch(f ->
                f.responseKey().equals(leaf.responseKey())
                    && Objects.equals(f.deferral(), leaf.deferral())
                    && (f.conditions().isNone() || f.conditions().equals(leaf.conditions())));
  }

  /// @param beside what is selected for the same objects besides
  private List<OperationField> merged(
      List<Entry> entries, List<Entry> beside, String type, @Nullable QueryPath path) {
    Collection<List<Entry>> byKey = Entry.byKey(entries).values();
    List<OperationField> fields = new ArrayList<>(byKey.size());
    for (List<Entry> same : byKey) {
      if (path == null) {
        addMerged(same, null, type, null, fields);
      } else {
        QueryPath below = path.field(same.getFirst().responseKey());
        byDeferral(same, beside)
            .forEach((deferral, part) -> addMerged(part, deferral, type, below, fields));
      }
    }
    return fields;
  }

  /// Fields with one response key by the part of the operation that they are answered in. What is
  /// selected further out anyway is not deferred; only what it selects is then.
  private static Map<@Nullable Deferral, List<Entry>> byDeferral(
      List<Entry> same, List<Entry> beside) {
    String responseKey = same.getFirst().responseKey();
    List<Entry> all = new ArrayList<>(same);
    beside.stream().filter(e -> e.responseKey().equals(responseKey)).forEach(all::add);
    Map<@Nullable Deferral, List<Entry>> byDeferral = new LinkedHashMap<>();
    for (Entry entry : same) {
      byDeferral.computeIfAbsent(outermost(entry, all), d -> new ArrayList<>()).add(entry);
    }
    return byDeferral;
  }

  /// The outermost part around the entry that has the field whenever the entry has it.
  private static @Nullable Deferral outermost(Entry entry, List<Entry> all) {
    Deferral outermost = entry.deferral();
    for (Entry other : all) {
      boolean isAlwaysThere =
          other.conditions().isNone() || other.conditions().equals(entry.conditions());
      if (isAlwaysThere && outermost != null && outermost.isWithin(other.deferral())) {
        outermost = other.deferral();
      }
    }
    return outermost;
  }

  /// Fields with one response key are one field when one of them is unconditional (the conditions
  /// of the others then go to what they select) or when all have equal conditions; otherwise one
  /// field for each set of conditions.
  private void addMerged(
      List<Entry> same,
      @Nullable Deferral deferral,
      String type,
      @Nullable QueryPath below,
      List<OperationField> fields) {
    if (isUnconditional(same)) {
      fields.add(field(same, deferral, type, Conditions.NONE, below));
      return;
    }
    Map<Conditions, List<Entry>> byConditions = new LinkedHashMap<>();
    same.forEach(e -> byConditions.computeIfAbsent(e.conditions(), c -> new ArrayList<>()).add(e));
    byConditions.forEach(
        (conditions, entries) -> fields.add(field(entries, deferral, type, conditions, below)));
  }

  private static boolean isUnconditional(List<Entry> same) {
    for (Entry entry : same) {
      if (entry.conditions().isNone()) {
        return true;
      }
    }
    return false;
  }

  /// @param conditions of all entries, or none: then theirs go to what they select
  private OperationField field(
      List<Entry> same,
      @Nullable Deferral deferral,
      String type,
      Conditions conditions,
      @Nullable QueryPath below) {
    Entry first = same.getFirst();
    Field ast = first.field();
    TypeRef fieldType = typeOf(type, first);
    List<String> variables = new ArrayList<>();
    String arguments = printedArguments(first, variables);
    String directives = printedDirectives(ast, variables);
    return new OperationField(
        first.responseKey(),
        ast.getName(),
        arguments,
        directives,
        variables,
        conditions,
        deferral,
        type,
        fieldType,
        below(same, fieldType.baseName(), conditions.isNone(), below));
  }

  private TypeRef typeOf(String type, Entry entry) {
    if (entry.field().getName().equals("__typename")) {
      return TYPENAME_TYPE;
    }
    FieldFacts facts =
        view.field(type, entry.field().getName()).orElseGet(() -> selectedField(entry));
    for (InputValueFacts argument : facts.arguments()) {
      inputs.note(argument.type().baseName());
    }
    return facts.type();
  }

  /// The field of the type that the client selected it on.
  private FieldFacts selectedField(Entry entry) {
    return view.field(entry.parentType(), entry.field().getName())
        .orElseThrow(() -> new IllegalArgumentException("not validated: " + entry));
  }

  private @Nullable OperationSelection below(
      List<Entry> same, String type, boolean passConditionsOn, @Nullable QueryPath path) {
    Set<Source> sources = new LinkedHashSet<>();
    for (Entry entry : same) {
      if (entry.field().getSelectionSet() != null) {
        String entryType = typeOf(entry.parentType(), entry).baseName();
        sources.add(collector.below(entry, entryType, passConditionsOn, entry.deferral()));
      }
    }
    return sources.isEmpty() ? null : selection(type, List.copyOf(sources), path);
  }

  private String printedArguments(Entry entry, List<String> variables) {
    Field field = entry.field();
    if (field.getArguments().isEmpty()) {
      return "";
    }
    FieldFacts facts = selectedField(entry);
    List<String> printed = new ArrayList<>();
    for (Argument argument : field.getArguments()) {
      Value<?> value = literals.valueOf(argument, field, facts.argumentType(argument.getName()));
      VariableUse.collect(value, variables);
      printed.add(argument.getName() + ":" + AstText.of(value));
    }
    return "(" + String.join(",", printed) + ")";
  }

  private static String printedDirectives(Field field, List<String> variables) {
    if (field.getDirectives().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (Directive directive : field.getDirectives()) {
      if (!directive.getName().equals("skip") && !directive.getName().equals("include")) {
        directive.getArguments().forEach(a -> VariableUse.collect(a.getValue(), variables));
        text.append(AstPrinter.printAstCompact(directive));
      }
    }
    return text.toString();
  }
}
