package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.Nearest;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.schema.TypeRef;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a schema must define itself, before anything is supplied to it: the types of its fields and
/// arguments. A type of federation too, when the schema's own definitions name it.
final class OwnReferences {
  private final SchemaModel model;
  private final Errors errors;
  private final Set<String> known;

  private OwnReferences(SchemaModel model, Errors errors) {
    this.model = model;
    this.errors = errors;
    this.known = new TreeSet<>(model.types().keySet());
    known.addAll(SchemaModel.BUILT_IN_SCALARS);
  }

  static void check(SchemaModel model, Errors errors) {
    new OwnReferences(model, errors).check();
  }

  private void check() {
    model.directives().values().forEach(d -> checkInputs(d.arguments(), "@" + d.name(), true));
    for (TypeElement type : model.types().values()) {
      checkExtendable(type);
      checkRepresentation(type);
      for (FieldElement field : type.fields().values()) {
        String coordinate = type.name() + "." + field.name();
        checkKnown(field.type(), coordinate, field.location());
        checkInputs(field.arguments(), coordinate, true);
      }
      checkInputs(type.inputFields(), type.name(), false);
    }
  }

  private void checkExtendable(TypeElement type) {
    if (SchemaModel.BUILT_IN_SCALARS.contains(type.name()) && !type.hasDefinition()) {
      invalid(
          type.name(),
          "Cannot extend \"%s\", which is GraphQL's own".formatted(type.name()),
          type.location());
    }
  }

  /// Routers pass representations of entities as `_Any`.
  private void checkRepresentation(TypeElement type) {
    if (type.name().equals("_Any") && !type.kind().isInput()) {
      invalid(
          type.name(),
          "\"_Any\" is the type of the argument \"representations\" of \"_entities\", so it must be a scalar, but is an %s"
              .formatted(type.kind().title()),
          type.location());
    }
  }

  private void checkInputs(Map<String, InputElement> inputs, String owner, boolean areArguments) {
    inputs
        .values()
        .forEach(input ->
            checkKnown(input.type(), Sites.ofInput(owner, input, areArguments), input.location()));
  }

  private void checkKnown(TypeRef type, String coordinate, @Nullable SourceLocation place) {
    String name = type.baseName();
    if (!known.contains(name) && !errors.isFull(ErrorCode.INVALID_GRAPHQL)) {
      invalid(
          coordinate,
          "\"%s\" is of unknown type \"%s\".%s"
              .formatted(coordinate, name, Nearest.suggestion(name, known)),
          place);
    }
  }

  private void invalid(String coordinate, String message, @Nullable SourceLocation place) {
    errors.add(ErrorCode.INVALID_GRAPHQL, coordinate, message, place);
  }
}
