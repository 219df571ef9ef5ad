package io.interlock.executor.differential;

import io.interlock.executor.differential.Blueprint.Appearance;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Placement;
import io.interlock.executor.differential.Blueprint.Role;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes a blueprint as its subgraphs and the monolith define it.
record SdlPrinter(Blueprint blueprint) {
  private static final String LINK =
      """
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@interfaceObject", "@override", "@tag", "@context", "@fromContext"])

      """;

  /// By subgraph.
  Map<String, String> subgraphs() {
    Map<String, String> sdls = new TreeMap<>();
    for (String subgraph : blueprint.subgraphs) {
      String types =
          blueprint.types.values().stream()
              .filter(type -> type.isIn(subgraph))
              .map(type -> print(type, subgraph))
              .collect(Collectors.joining("\n"));
      if (!types.isEmpty()) {
        sdls.put(subgraph, LINK + types);
      }
    }
    return sdls;
  }

  private String print(Type type, String subgraph) {
    Appearance appearance = type.in(subgraph);
    String fields =
        appearance.fields.entrySet().stream()
            .map(placed -> print(type, type.fields.get(placed.getKey()), subgraph))
            .collect(Collectors.joining());
    String directives =
        appearance.directives.stream().map(d -> " " + d).collect(Collectors.joining());
    return switch (type.kind) {
      case ENUM -> print(type.name + directives, appearance.members);
      case UNION ->
          "union %s%s = %s%n"
              .formatted(type.name, directives, String.join(" | ", appearance.members));
      default ->
          "%s %s%s%s {%n%s}%n"
              .formatted(
                  keyword(type, appearance.isInterfaceObject),
                  type.name,
                  implemented(blueprint.interfacesOf(type.name, subgraph)),
                  directives,
                  fields);
    };
  }

  private static String keyword(Type type, boolean isInterfaceObject) {
    return switch (type.kind) {
      case INPUT -> "input";
      case INTERFACE -> isInterfaceObject ? "type" : "interface";
      default -> "type";
    };
  }

  private static String print(String name, Set<String> values) {
    return "enum %s { %s }%n".formatted(name, String.join(" ", values));
  }

  private static String implemented(List<String> interfaces) {
    return interfaces.isEmpty() ? "" : " implements " + String.join(" & ", interfaces);
  }

  private static String print(Type type, Field field, String subgraph) {
    Placement placement = type.in(subgraph).fields.get(field.name());
    boolean isShareable =
        placement.role() == Role.RESOLVED
            && type.kind != Kind.INTERFACE
            && type.kind != Kind.INPUT
            && (type.kind == Kind.VALUE
                || type.provided.contains(field.name())
                || type.resolvers(field.name()).size() > 1);
    boolean isHidden = field.isInaccessible() && placement.role() != Role.EXTERNAL;
    return signature(field, placement.arguments(), type.typeIn(subgraph, field))
        + (isShareable ? " @shareable" : "")
        + (placement.role() == Role.EXTERNAL ? " @external" : "")
        + (isHidden ? " @inaccessible" : "")
        + placement.directives()
        + "\n";
  }

  /// @param own arguments that only one subgraph knows
  private static String signature(Field field, String own, TypeRef type) {
    String arguments =
        field.arguments().stream()
            .map(argument -> argument.name() + ": " + argument.type().text())
            .collect(Collectors.joining(", ", "", own));
    return "  %s%s: %s"
        .formatted(field.name(), arguments.isEmpty() ? "" : "(" + arguments + ")", type.text());
  }

  /// What a client sees.
  String monolith() {
    return blueprint.types.values().stream()
        .filter(type -> !type.appearances.isEmpty())
        .map(this::monolith)
        .collect(Collectors.joining("\n"));
  }

  private String monolith(Type type) {
    Set<String> members = new TreeSet<>();
    Set<String> placed = new TreeSet<>();
    for (Appearance appearance : type.appearances.values()) {
      members.addAll(appearance.members);
      placed.addAll(appearance.fields.keySet());
    }
    for (String subgraph : blueprint.subgraphs) {
      Type standIn = blueprint.interfaceObjectOf(type.name, subgraph);
      if (standIn != null) {
        placed.addAll(standIn.in(subgraph).fields.keySet());
      }
    }
    String fields =
        type.fields.values().stream()
            .filter(field -> placed.contains(field.name()) && !field.isInaccessible())
            .map(field -> signature(field, "", field.type()) + "\n")
            .collect(Collectors.joining());
    return switch (type.kind) {
      case ENUM -> print(type.name, members);
      case UNION -> "union %s = %s%n".formatted(type.name, String.join(" | ", members));
      default ->
          "%s %s%s {%n%s}%n"
              .formatted(keyword(type, false), type.name, implemented(interfacesOf(type)), fields);
    };
  }

  private List<String> interfacesOf(Type object) {
    return object.appearances.keySet().stream()
        .flatMap(subgraph -> blueprint.interfacesOf(object.name, subgraph).stream())
        .distinct()
        .toList();
  }
}
