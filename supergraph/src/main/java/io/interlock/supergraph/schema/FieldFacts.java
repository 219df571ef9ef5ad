package io.interlock.supergraph.schema;

import java.util.List;
import java.util.Optional;

/// What the supergraph says of one field of an object or interface.
///
/// @param parent the type that the field belongs to
/// @param type its type in the supergraph
/// @param joins one per subgraph that defines the field, in the supergraph's order. A field without
///   any `@join__field` is in every subgraph of its parent, which is spelt out here.
public record FieldFacts(
    String parent,
    String name,
    TypeRef type,
    List<InputValueFacts> arguments,
    List<FieldJoin> joins,
    boolean isInaccessible) {
  public FieldFacts {
    arguments = List.copyOf(arguments);
    joins = List.copyOf(joins);
  }

  /// The join of one subgraph, if it defines the field.
  public Optional<FieldJoin> joinOf(String subgraph) {
    for (FieldJoin join : joins) {
      if (join.subgraph().equals(subgraph)) {
        return Optional.of(join);
      }
    }
    return Optional.empty();
  }

  /// The type of an argument.
  ///
  /// @throws IllegalArgumentException when there is none of that name
  public TypeRef argumentType(String argument) {
    for (InputValueFacts facts : arguments) {
      if (facts.name().equals(argument)) {
        return facts.type();
      }
    }
    throw new IllegalArgumentException(
        "expected an argument of " + coordinate() + ", got " + argument);
  }

  /// `Type.field`, as errors name it.
  public String coordinate() {
    return parent + "." + name;
  }
}
