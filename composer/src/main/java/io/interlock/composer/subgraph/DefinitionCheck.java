package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.schema.TypeRef;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Whether a subgraph's own definition of a spec's directive or type is compatible with the spec's.
final class DefinitionCheck {
  private final Set<String> otherTypes;
  private final Errors errors;

  /// @param otherTypes the names of the types that are no scalars
  DefinitionCheck(Set<String> otherTypes, Errors errors) {
    this.otherTypes = Set.copyOf(otherTypes);
    this.errors = errors;
  }

  /// A check of definitions in `model` against `definitions`.
  static DefinitionCheck in(
      SchemaModel model, SpecDefinitions.Definitions definitions, Errors errors) {
    Set<String> others = new HashSet<>();
    for (var types : List.of(model.types(), definitions.types())) {
      types.values().stream()
          .filter(type -> type.kind() != TypeKind.SCALAR)
          .forEach(type -> others.add(type.name()));
    }
    return new DefinitionCheck(others, errors);
  }

  void check(DirectiveElement expected, DirectiveElement actual) {
    for (InputElement argument : actual.arguments().values()) {
      if (!expected.arguments().containsKey(argument.name())) {
        invalid(actual, "it has the unknown argument \"%s\"".formatted(argument.name()));
      }
    }
    expected.arguments().values().forEach(argument -> checkArgument(argument, actual));
    if (actual.isRepeatable() && !expected.isRepeatable()) {
      invalid(actual, "it should not be repeatable");
    }
    for (String location : actual.locations()) {
      if (!expected.locations().contains(location)) {
        invalid(
            actual,
            "it should have only the locations %s, not %s"
                .formatted(String.join(", ", expected.locations()), location));
      }
    }
  }

  private void checkArgument(InputElement expected, DirectiveElement actual) {
    InputElement argument = actual.arguments().get(expected.name());
    if (argument == null) {
      if (expected.isRequired()) {
        invalid(actual, "it misses the required argument \"%s\"".formatted(expected.name()));
      }
      return;
    }
    boolean isMadeRequired = argument.type().isNonNull() && !expected.type().isNonNull();
    TypeRef type = isMadeRequired ? argument.type().nullable() : argument.type();
    if (!isCompatible(expected.type(), type)) {
      invalid(
          actual,
          "the argument \"%s\" should be of type %s, not %s"
              .formatted(expected.name(), expected.type(), argument.type()));
    } else if (!argument.type().isNonNull()
        && !Objects.equals(expected.defaultValue(), argument.defaultValue())) {
      invalid(
          actual,
          "the argument \"%s\" should have %s"
              .formatted(
                  expected.name(),
                  expected.defaultValue() == null
                      ? "no default value"
                      : "the default value " + expected.defaultValue()));
    }
  }

  /// Values of a custom scalar are not checked by GraphQL, so it may be declared as any other type
  /// that is no custom scalar.
  private boolean isCompatible(TypeRef expected, TypeRef actual) {
    return switch (expected) {
      case TypeRef.NonNull e -> actual instanceof TypeRef.NonNull a && isCompatible(e.of(), a.of());
      case TypeRef.ListOf e -> actual instanceof TypeRef.ListOf a && isCompatible(e.of(), a.of());
      case TypeRef.Named e ->
          e.equals(actual)
              || isCustomScalar(e.baseName())
                  && !(actual instanceof TypeRef.Named a && isCustomScalar(a.baseName()));
    };
  }

  private boolean isCustomScalar(String type) {
    return !SchemaModel.BUILT_IN_SCALARS.contains(type) && !otherTypes.contains(type);
  }

  void check(TypeElement expected, TypeElement actual) {
    if (expected.kind() != actual.kind()) {
      errors.add(
          ErrorCode.TYPE_DEFINITION_INVALID,
          actual.name(),
          "Invalid definition of type \"%s\": it should be of kind %s, not %s"
              .formatted(actual.name(), expected.kind().title(), actual.kind().title()),
          actual.location());
    } else if (expected.kind() == TypeKind.ENUM) {
      checkValues(expected, actual);
    }
  }

  private void checkValues(TypeElement expected, TypeElement actual) {
    Set<String> names = expected.values().keySet();
    if (!names.equals(actual.values().keySet())) {
      errors.add(
          ErrorCode.TYPE_DEFINITION_INVALID,
          actual.name(),
          "Invalid definition of type \"%s\": it should have the values %s, not %s"
              .formatted(actual.name(), names, actual.values().keySet()),
          actual.location());
    }
  }

  private void invalid(DirectiveElement actual, String reason) {
    errors.add(
        ErrorCode.DIRECTIVE_DEFINITION_INVALID,
        "@" + actual.name(),
        "Invalid definition of directive \"@%s\": %s".formatted(actual.name(), reason),
        actual.location());
  }
}
