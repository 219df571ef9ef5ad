package io.interlock.planner.operation;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.Value;
import io.interlock.planner.operation.SelectionCollector.Entry;
import io.interlock.planner.operation.SelectionCollector.Source;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Builds the tree that is planned. Equal positions (the same selection sets on the same type)
/// share one tree.
final class SelectionNormalizer {
  static final TypeRef TYPENAME_TYPE = TypeRef.parse("String!");

  private final SchemaView view;
  private final SelectionCollector collector;
  private final InputTypeNotes inputs;
  private final ArgumentLiterals literals;
  private final Map<Position, OperationSelection> known = new HashMap<>();

  private record Position(String type, List<Source> sources) {}

  SelectionNormalizer(SchemaView view, SelectionCollector collector, ArgumentLiterals literals) {
    this.view = view;
    this.collector = collector;
    this.literals = literals;
    this.inputs = new InputTypeNotes(view);
  }

  OperationSelection selection(String type, List<Source> sources) {
    Position position = new Position(type, sources);
    OperationSelection remembered = known.get(position);
    if (remembered == null) {
      view.type(type);
      remembered = build(type, collector.collect(type, sources));
      known.put(position, remembered);
    }
    return remembered;
  }

  /// The root position, whose fields have been collected already.
  OperationSelection root(String type, List<Entry> entries) {
    view.type(type);
    return build(type, entries);
  }

  private OperationSelection build(String type, List<Entry> entries) {
    List<OperationField> fields =
        merged(entries.stream().filter(e -> e.types() == null).toList(), type);
    Set<String> branchTypes = new TreeSet<>();
    entries.forEach(e -> branchTypes.addAll(e.types() == null ? List.of() : e.types()));
    List<OperationSelection.Branch> branches = new ArrayList<>();
    for (String branchType : branchTypes) {
      List<OperationField> own =
          merged(
              entries.stream().filter(e -> e.types() != null && e.appliesTo(branchType)).toList(),
              branchType);
      List<OperationField> beyond = own.stream().filter(f -> !isAmong(fields, f)).toList();
      if (!beyond.isEmpty()) {
        branches.add(new OperationSelection.Branch(branchType, beyond));
      }
    }
    return new OperationSelection(type, fields, branches);
  }

  /// Whether a leaf of a branch is selected for every type anyway.
  private static boolean isAmong(List<OperationField> fields, OperationField leaf) {
    return leaf.selection() == null
        && fields.stream()
            .anyMatch(f ->
                f.responseKey().equals(leaf.responseKey())
                    && (f.conditions().isNone() || f.conditions().equals(leaf.conditions())));
  }

  private List<OperationField> merged(List<Entry> entries, String type) {
    Map<String, List<Entry>> byKey = new LinkedHashMap<>();
    entries.forEach(e -> byKey.computeIfAbsent(e.responseKey(), k -> new ArrayList<>()).add(e));
    List<OperationField> fields = new ArrayList<>();
    byKey.values().forEach(same -> addMerged(same, type, fields));
    return fields;
  }

  /// Fields with one response key are one field when one of them is unconditional (the conditions
  /// of the others then go to what they select) or when all have equal conditions; otherwise one
  /// field for each set of conditions.
  private void addMerged(List<Entry> same, String type, List<OperationField> fields) {
    if (same.stream().anyMatch(e -> e.conditions().isNone())) {
      fields.add(field(same, type, Conditions.NONE, true));
      return;
    }
    Map<Conditions, List<Entry>> byConditions = new LinkedHashMap<>();
    same.forEach(e -> byConditions.computeIfAbsent(e.conditions(), c -> new ArrayList<>()).add(e));
    byConditions.forEach(
        (conditions, entries) -> fields.add(field(entries, type, conditions, false)));
  }

  private OperationField field(
      List<Entry> same, String type, Conditions conditions, boolean passConditionsOn) {
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
        type,
        fieldType,
        below(same, fieldType.baseName(), passConditionsOn));
  }

  private TypeRef typeOf(String type, Entry entry) {
    if (entry.field().getName().equals("__typename")) {
      return TYPENAME_TYPE;
    }
    FieldFacts facts =
        view.field(type, entry.field().getName()).orElseGet(() -> selectedField(entry));
    facts.arguments().forEach(a -> inputs.note(a.type().baseName()));
    return facts.type();
  }

  /// The field of the type that the client selected it on.
  private FieldFacts selectedField(Entry entry) {
    return view.field(entry.parentType(), entry.field().getName())
        .orElseThrow(() -> new IllegalArgumentException("not validated: " + entry));
  }

  private @Nullable OperationSelection below(
      List<Entry> same, String type, boolean passConditionsOn) {
    Set<Source> sources = new LinkedHashSet<>();
    for (Entry entry : same) {
      if (entry.field().getSelectionSet() != null) {
        sources.add(
            new Source(
                typeOf(entry.parentType(), entry).baseName(),
                entry.field().getSelectionSet(),
                passConditionsOn ? entry.conditions() : Conditions.NONE));
      }
    }
    return sources.isEmpty() ? null : selection(type, List.copyOf(sources));
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
      printed.add(argument.getName() + ":" + AstPrinter.printAstCompact(value));
    }
    return "(" + String.join(",", printed) + ")";
  }

  private static String printedDirectives(Field field, List<String> variables) {
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
