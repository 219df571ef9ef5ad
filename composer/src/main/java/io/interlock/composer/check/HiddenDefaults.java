package io.interlock.composer.check;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.composer.subgraph.Literal;
import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import java.util.Optional;

/// A default value that clients see must not use what they do not see.
final class HiddenDefaults {
  private final SchemaModel schema;
  private final Visibility visibility;
  private final HiddenPlaces places;
  private final Errors errors;

  HiddenDefaults(SchemaModel schema, Visibility visibility, HiddenPlaces places, Errors errors) {
    this.schema = schema;
    this.visibility = visibility;
    this.places = places;
    this.errors = errors;
  }

  void check(String coordinate, InputElement input) {
    Literal value = input.defaultValue();
    if (value != null) {
      check(coordinate, value, input.type().baseName());
    }
  }

  private void check(String coordinate, Literal value, String typeName) {
    Optional<TypeElement> type = schema.type(typeName);
    switch (value) {
      case Literal.ListLiteral list -> list.values().forEach(v -> check(coordinate, v, typeName));
      case Literal.EnumLiteral e ->
          type.filter(t -> t.kind() == TypeKind.ENUM && !visibility.isHidden(t))
              .map(t -> t.values().get(e.name()))
              .filter(v -> visibility.isHidden(v.applications()))
              .ifPresent(v -> report(coordinate, typeName + "." + v.name()));
      case Literal.ObjectLiteral object ->
          type.filter(t -> t.kind() == TypeKind.INPUT_OBJECT)
              .ifPresent(t -> checkFields(coordinate, object, t));
      default -> {
        // plain values use nothing
      }
    }
  }

  private void checkFields(String coordinate, Literal.ObjectLiteral object, TypeElement type) {
    object
        .fields()
        .forEach((name, value) -> {
          InputElement field = type.inputFields().get(name);
          if (field == null) {
            return;
          }
          if (!visibility.isHidden(field.applications())) {
            check(coordinate, value, field.type().baseName());
          } else if (!visibility.isHidden(type)) { // else the type is reported already
            report(coordinate, type.name() + "." + name);
          }
        });
  }

  private void report(String coordinate, String hidden) {
    errors.add(
        ErrorCode.DEFAULT_VALUE_USES_INACCESSIBLE,
        coordinate,
        "\"%s\" is marked @inaccessible, but is used in the default value of \"%s\", which clients see"
            .formatted(hidden, coordinate),
        places.ofBoth(hidden, coordinate));
  }
}
