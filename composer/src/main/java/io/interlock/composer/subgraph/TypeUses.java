package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.Nearest;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.schema.TypeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// GraphQL's rules about named types where they are used: they exist, are of a fitting kind, and
/// are named once.
final class TypeUses {
  private final SchemaModel model;
  private final Errors errors;

  TypeUses(SchemaModel model, Errors errors) {
    this.model = model;
    this.errors = errors;
  }

  void check() {
    model.schema().roots().values().forEach(use -> expectKind(use, TypeKind.OBJECT, "", "a root"));
    model.directives().values().forEach(d -> checkInputs(d.arguments(), "@" + d.name(), true));
    model.types().values().forEach(this::checkType);
  }

  private void checkType(TypeElement type) {
    type.interfaces()
        .forEach(use -> expectKind(use, TypeKind.INTERFACE, type.name(), "implemented"));
    type.members()
        .forEach(use -> expectKind(use, TypeKind.OBJECT, type.name(), "a member of a union"));
    checkOnce(type.name(), "implements", type.interfaces());
    checkOnce(type.name(), "includes", type.members());
    for (FieldElement field : type.fields().values()) {
      String coordinate = type.name() + "." + field.name();
      checkOutput(field, coordinate);
      checkInputs(field.arguments(), coordinate, true);
    }
    checkInputs(type.inputFields(), type.name(), false);
  }

  private void checkOnce(String type, String verb, List<NameUse> uses) {
    Map<String, NameUse> seen = new HashMap<>();
    for (NameUse use : uses) {
      NameUse before = seen.putIfAbsent(use.name(), use);
      if (before != null) {
        invalid(
            type,
            "Type \"%s\" %s \"%s\" twice".formatted(type, verb, use.name()),
            before.location(),
            use.location());
      }
    }
  }

  private void expectKind(NameUse use, TypeKind expected, String owner, String role) {
    Optional<TypeKind> kind = knownKind(use.name(), owner, use.location());
    if (kind.isPresent() && kind.get() != expected) {
      invalid(
          owner,
          "Type \"%s\" cannot be %s: it is of kind %s, not %s"
              .formatted(use.name(), role, kind.get().title(), expected.title()),
          use.location());
    }
  }

  private void checkOutput(FieldElement field, String coordinate) {
    Optional<TypeKind> kind = model.kind(field.type().baseName());
    if (kind.isPresent() && !kind.get().isOutput()) {
      invalid(
          coordinate,
          "The type of \"%s\" must be one that can be returned, but \"%s\" is an input object"
              .formatted(coordinate, field.type().baseName()),
          field.location());
    }
  }

  private void checkInputs(Map<String, InputElement> inputs, String owner, boolean areArguments) {
    for (InputElement input : inputs.values()) {
      String coordinate = Sites.ofInput(owner, input, areArguments);
      Optional<TypeKind> kind = model.kind(input.type().baseName());
      if (kind.isPresent() && !kind.get().isInput()) {
        invalid(
            coordinate,
            "The type of \"%s\" must be an input type, but \"%s\" is of kind %s"
                .formatted(coordinate, input.type().baseName(), kind.get().title()),
            input.location());
      }
    }
  }

  private Optional<TypeKind> knownKind(
      String name, String coordinate, @Nullable SourceLocation place) {
    Optional<TypeKind> kind = model.kind(name);
    if (kind.isEmpty()) {
      invalid(
          coordinate,
          "Unknown type \"%s\".%s"
              .formatted(name, Nearest.suggestion(name, model.types().keySet())),
          place);
    }
    return kind;
  }

  private void invalid(String coordinate, String message, @Nullable SourceLocation... places) {
    errors.add(ErrorCode.INVALID_GRAPHQL, coordinate, message, places);
  }
}
