package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// GraphQL's rules about single types: legal names, something inside, legal defaults, no endless
/// inputs.
final class TypeShapes {
  private static final Set<String> RESERVED_VALUES = Set.of("true", "false", "null");

  private final SchemaModel model;
  private final Values values;
  private final Errors errors;

  TypeShapes(SchemaModel model, Errors errors) {
    this.model = model;
    this.values = new Values(model);
    this.errors = errors;
  }

  void check() {
    for (DirectiveElement directive : model.directives().values()) {
      checkName(directive.name(), "@" + directive.name(), directive.location());
      checkInputs(directive.arguments(), "@" + directive.name(), true);
    }
    model.types().values().forEach(this::checkType);
    new InputCycles(model, errors).check();
  }

  private void checkType(TypeElement type) {
    checkName(type.name(), type.name(), type.location());
    checkNotEmpty(type);
    for (FieldElement field : type.fields().values()) {
      checkName(field.name(), type.name() + "." + field.name(), field.location());
      checkInputs(field.arguments(), type.name() + "." + field.name(), true);
    }
    for (EnumValueElement value : type.values().values()) {
      checkName(value.name(), type.name() + "." + value.name(), value.location());
      if (RESERVED_VALUES.contains(value.name())) {
        invalid(
            type.name(),
            "\"%s\" cannot be the name of a value of enum \"%s\""
                .formatted(value.name(), type.name()),
            value.location());
      }
    }
    checkInputs(type.inputFields(), type.name(), false);
  }

  private void checkNotEmpty(TypeElement type) {
    String missing =
        switch (type.kind()) {
          case SCALAR -> "";
          case OBJECT, INTERFACE -> type.fields().isEmpty() && !isQuery(type) ? "fields" : "";
          case UNION -> type.members().isEmpty() ? "members" : "";
          case ENUM -> type.values().isEmpty() ? "values" : "";
          case INPUT_OBJECT -> type.inputFields().isEmpty() ? "fields" : "";
        };
    if (!missing.isEmpty()) {
      invalid(
          type.name(),
          "Type \"%s\" must have one or more %s".formatted(type.name(), missing),
          type.location());
    }
  }

  /// A query root gets the fields through which a router talks to a subgraph.
  private boolean isQuery(TypeElement type) {
    return model.schema().root(RootKind.QUERY).filter(type.name()::equals).isPresent();
  }

  private void checkName(String name, String coordinate, @Nullable SourceLocation place) {
    if (name.startsWith("__")) {
      invalid(
          coordinate,
          "Name \"%s\" must not begin with \"__\", which is reserved for introspection"
              .formatted(name),
          place);
    }
  }

  private void checkInputs(Map<String, InputElement> inputs, String owner, boolean areArguments) {
    for (InputElement input : inputs.values()) {
      String coordinate = Sites.ofInput(owner, input, areArguments);
      checkName(input.name(), coordinate, input.location());
      Literal defaultValue = input.defaultValue();
      if (defaultValue != null && !values.isValid(defaultValue, input.type())) {
        invalid(
            coordinate,
            "The default value %s of \"%s\" is not a value of its type %s"
                .formatted(defaultValue, coordinate, input.type()),
            input.location());
      }
      boolean isDeprecated = !Elements.applied(input.applications(), "deprecated").isEmpty();
      if (isDeprecated && input.isRequired()) {
        invalid(
            coordinate,
            "\"%s\" is required and cannot be deprecated".formatted(coordinate),
            input.location());
      }
    }
  }

  private void invalid(String coordinate, String message, @Nullable SourceLocation place) {
    errors.add(ErrorCode.INVALID_GRAPHQL, coordinate, message, place);
  }
}
