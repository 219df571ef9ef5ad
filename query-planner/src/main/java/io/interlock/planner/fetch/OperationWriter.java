package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.FetchSelection;
import io.interlock.planner.plan.RepeatedText;
import io.interlock.supergraph.graph.FieldEdge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the selections of one request: as text for the subgraph, as a tree for the executor.
final class OperationWriter {
  private static final FetchSelection TYPENAME =
      new FetchSelection.Field(
          FieldEdge.TYPENAME, FieldEdge.TYPENAME, FieldEdge.TYPENAME, List.of());

  private final StringBuilder text = new StringBuilder();
  private final Set<String> variables = new LinkedHashSet<>();
  private Conditions known = Conditions.NONE;

  /// From here on, conditions that hold whenever what is written is asked for need not be written.
  OperationWriter knowing(Conditions holding) {
    known = holding;
    return this;
  }

  OperationWriter append(String raw) {
    text.append(raw);
    return this;
  }

  String text() {
    return text.toString();
  }

  /// The client's variables used so far, in order of use.
  List<String> variables() {
    return List.copyOf(variables);
  }

  /// Writes what is selected on one type, without braces.
  List<FetchSelection> selections(FetchSelectionSet set) {
    List<FetchSelection> selections = new ArrayList<>();
    if (set.needsTypename()) {
      separate();
      text.append(FieldEdge.TYPENAME);
      selections.add(TYPENAME);
    }
    Map<String, List<Conditions>> conditions = conditionsBySlot(set);
    for (FetchField field : set.fields()) {
      if (!isSelectedAnyway(field, conditions)) {
        selections.add(field(field));
      }
    }
    for (FetchSelectionSet fragment : set.fragments()) {
      selections.add(fragment(fragment));
    }
    return selections;
  }

  /// Under which conditions each slot is selected, be it several times. Empty when none has any,
  /// which is what most selections come to.
  private static Map<String, List<Conditions>> conditionsBySlot(FetchSelectionSet set) {
    if (!hasConditions(set)) {
      return Map.of();
    }
    Map<String, List<Conditions>> conditions = new HashMap<>();
    for (FetchField field : set.fields()) {
      conditions.computeIfAbsent(field.slot(), slot -> new ArrayList<>(1)).add(field.conditions());
    }
    return conditions;
  }

  private static boolean hasConditions(FetchSelectionSet set) {
    for (FetchField field : set.fields()) {
      if (!field.conditions().isNone()) {
        return true;
      }
    }
    return false;
  }

  /// A leaf under conditions beside the same one under fewer of them.
  private static boolean isSelectedAnyway(FetchField field, Map<String, List<Conditions>> bySlot) {
    Conditions own = field.conditions();
    if (field.below() != null || own.isNone()) {
      return false;
    }
    for (Conditions theirs : bySlot.getOrDefault(field.slot(), List.of())) {
      if (!theirs.equals(own) && own.all().containsAll(theirs.all())) {
        return true;
      }
    }
    return false;
  }

  /// A field may have each directive once; further conditions stand around it:
  /// `...@include(if:$a){id@include(if:$b)}`.
  private FetchSelection field(FetchField field) {
    Conditions conditions = field.conditions().without(known);
    Conditions own = conditions.oneOfEachKind();
    List<Condition.Variable> around = conditions.without(own).all();
    separate();
    for (Condition.Variable condition : around) {
      text.append("...");
      condition(condition);
      text.append('{');
    }
    if (!field.responseKey().equals(field.name())) {
      text.append(field.responseKey()).append(':');
    }
    text.append(field.name())
        .append(field.arguments(RepeatedText.NUMBER))
        .append(field.directives());
    variables.addAll(field.variables());
    for (Condition.Variable condition : own.all()) {
      condition(condition);
    }
    List<FetchSelection> below = field.below() == null ? List.of() : braced(field.below());
    text.repeat("}", around.size());
    return new FetchSelection.Field(field.responseKey(), field.name(), field.slot(), below);
  }

  /// Writes a fragment on the type of `fragment`.
  FetchSelection fragment(FetchSelectionSet fragment) {
    String type = fragment.node().type();
    text.append("...on ").append(type);
    return new FetchSelection.Fragment(type, braced(fragment));
  }

  private List<FetchSelection> braced(FetchSelectionSet set) {
    text.append('{');
    List<FetchSelection> selections = selections(set);
    text.append('}');
    return selections;
  }

  private void condition(Condition.Variable condition) {
    text.append(condition.is() ? "@include(if:$" : "@skip(if:$")
        .append(condition.variable())
        .append(')');
    variables.add(condition.variable());
  }

  /// Two names need something between them.
  private void separate() {
    if (!text.isEmpty()) {
      char last = text.charAt(text.length() - 1);
      if (last != '{' && last != '}') {
        text.append(' ');
      }
    }
  }
}
