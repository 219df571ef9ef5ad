package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;

/// Where `@provides` may stand at all. A fault here hides every other fault of the subgraph: a
/// field set that is read on nothing would only bring consequential errors.
final class ProvidesTargets {
  private ProvidesTargets() {}

  static void check(Subgraph subgraph, Errors errors) {
    for (TypeElement type : subgraph.schema().types().values()) {
      for (FieldElement field : type.fields().values()) {
        if (subgraph.has(field, "provides") && errors.isEmpty()) {
          check(subgraph, type, field, errors);
        }
      }
    }
  }

  private static void check(
      Subgraph subgraph, TypeElement type, FieldElement field, Errors errors) {
    String coordinate = type.name() + "." + field.name();
    if (subgraph.facts().isExternal(type.name(), field.name())) {
      errors.add(
          ErrorCode.EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE,
          coordinate,
          "\"%s\" cannot have both @provides and @external".formatted(coordinate),
          field.location());
    } else if (!subgraph.schema().isComposite(field.type().baseName())) {
      errors.add(
          ErrorCode.PROVIDES_ON_NON_OBJECT_FIELD,
          coordinate,
          "\"%s\" cannot have @provides: its type %s has no fields"
              .formatted(coordinate, field.type()),
          field.location());
    }
  }
}
