package io.interlock.composer.subgraph;

import static java.util.stream.Collectors.toSet;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.schema.TypeKind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// GraphQL's rules about implementing an interface: all its fields, of fitting types, with its
/// arguments; and all the interfaces that it implements itself.
final class InterfaceImplementations {
  private final SchemaModel model;
  private final Subtyping subtyping;
  private final Errors errors;

  InterfaceImplementations(SchemaModel model, Errors errors) {
    this.model = model;
    this.subtyping = new Subtyping(model);
    this.errors = errors;
  }

  void check() {
    for (TypeElement type : model.types().values()) {
      Set<String> own = type.interfaces().stream().map(NameUse::name).collect(toSet());
      for (NameUse use : type.interfaces()) {
        Optional<TypeElement> implemented =
            model
                .type(use.name())
                .filter(t -> t.kind() == TypeKind.INTERFACE)
                .filter(t -> !errors.isFull(ErrorCode.INVALID_GRAPHQL));
        implemented.ifPresent(i -> check(type, i, use, own));
      }
    }
  }

  private void check(TypeElement type, TypeElement implemented, NameUse use, Set<String> own) {
    if (type.name().equals(implemented.name())) {
      invalid(
          type.name(),
          "Interface \"%s\" cannot implement itself".formatted(type.name()),
          use.location());
      return;
    }
    for (NameUse inherited : implemented.interfaces()) {
      if (!own.contains(inherited.name())) {
        invalid(
            type.name(),
            "Type \"%s\" must also implement \"%s\", as \"%s\" does"
                .formatted(type.name(), inherited.name(), implemented.name()),
            use.location());
      }
    }
    implemented.fields().values().forEach(field -> checkField(type, implemented, field));
  }

  private void checkField(TypeElement type, TypeElement implemented, FieldElement expected) {
    String promised = implemented.name() + "." + expected.name();
    FieldElement field = type.fields().get(expected.name());
    if (field == null) {
      invalid(
          type.name(),
          "Type \"%s\" misses the field of interface \"%s\"".formatted(type.name(), promised),
          type.location());
      return;
    }
    String coordinate = type.name() + "." + field.name();
    if (!subtyping.isSubtype(field.type(), expected.type())) {
      invalid(
          coordinate,
          "\"%s\" is of type %s, which is not covered by %s, the type of \"%s\""
              .formatted(coordinate, field.type(), expected.type(), promised),
          field.location());
    }
    checkArguments(coordinate, field, expected, promised);
  }

  private void checkArguments(
      String coordinate, FieldElement field, FieldElement expected, String promised) {
    for (InputElement argument : expected.arguments().values()) {
      InputElement own = field.arguments().get(argument.name());
      if (own == null) {
        invalid(
            coordinate,
            "\"%s\" misses the argument \"%s(%s:)\""
                .formatted(coordinate, promised, argument.name()),
            field.location());
      } else if (!own.type().equals(argument.type())) {
        invalid(
            coordinate,
            "\"%s(%s:)\" is of type %s, but of type %s on \"%s\""
                .formatted(coordinate, own.name(), own.type(), argument.type(), promised),
            own.location());
      }
    }
    for (InputElement argument : field.arguments().values()) {
      if (argument.isRequired() && !expected.arguments().containsKey(argument.name())) {
        invalid(
            coordinate,
            "\"%s(%s:)\" is required, but \"%s\" has no such argument"
                .formatted(coordinate, argument.name(), promised),
            argument.location());
      }
    }
  }

  private void invalid(String coordinate, String message, @Nullable SourceLocation place) {
    errors.add(ErrorCode.INVALID_GRAPHQL, coordinate, message, place);
  }
}
