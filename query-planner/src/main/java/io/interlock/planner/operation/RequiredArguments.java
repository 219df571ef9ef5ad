package io.interlock.planner.operation;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.FieldJoin;
import io.interlock.supergraph.schema.SupergraphFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The fields that some `@requires` selects with arguments. A client that asks for one of them with
/// the same literals shares its value; with a variable in their place it could not. So this is
/// about good plans, not about right ones: whatever stands here, answers are the same.
///
/// @param fields names, of whatever type: few schemas have any
public record RequiredArguments(Set<String> fields) {
  public RequiredArguments {
    fields = Set.copyOf(fields);
  }

  public static RequiredArguments in(SupergraphFacts facts) {
    Set<String> names = new HashSet<>();
    for (String type : facts.typeNames()) {
      for (String name : facts.fieldNames(type)) {
        FieldFacts field = facts.field(type, name).orElseThrow();
        for (FieldJoin join : field.joins()) {
          FieldSet required = join.requires();
          if (required != null) {
            collect(required.selections(), names);
          }
        }
      }
    }
    return new RequiredArguments(names);
  }

  private static void collect(List<FieldSetSelection> selections, Set<String> names) {
    for (FieldSetSelection selection : selections) {
      if (selection instanceof FieldSetSelection.Field field && !field.arguments().isEmpty()) {
        names.add(field.name());
      }
      collect(selection.selections(), names);
    }
  }
}
