package io.interlock.composer.subgraph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The contexts of a subgraph: who sets them, who reads them.
public final class ContextUses {
  private ContextUses() {}

  /// Every `@fromContext` on an argument of a field, in source order.
  public static List<ContextUse> of(Subgraph subgraph) {
    String fromContext = subgraph.directive("fromContext");
    if (fromContext.isEmpty()) {
      return List.of();
    }
    Map<String, List<String>> setters = setters(subgraph);
    List<ContextUse> uses = new ArrayList<>();
    for (TypeElement type : subgraph.schema().types().values()) {
      for (FieldElement field : type.fields().values()) {
        for (InputElement argument : field.arguments().values()) {
          for (Application use : Elements.applied(argument.applications(), fromContext)) {
            uses.add(
                ContextUse.of(
                    type, field, argument, use, name -> setters.getOrDefault(name, List.of())));
          }
        }
      }
    }
    return uses;
  }

  /// The types that set each context.
  static Map<String, List<String>> setters(Subgraph subgraph) {
    Map<String, List<String>> setters = new LinkedHashMap<>();
    for (TypeElement type : subgraph.schema().types().values()) {
      for (Application context : subgraph.applied(type.applications(), "context")) {
        context
            .text("name")
            .ifPresent(
                name -> setters.computeIfAbsent(name, n -> new ArrayList<>()).add(type.name()));
      }
    }
    return setters;
  }
}
