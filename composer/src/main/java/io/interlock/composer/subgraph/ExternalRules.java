package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.schema.TypeKind;

/// The rules of `@external`: not on interfaces, and only on what something needs.
final class ExternalRules {
  private ExternalRules() {}

  static void check(Subgraph subgraph, Errors errors) {
    for (TypeElement type : subgraph.schema().types().values()) {
      for (FieldElement field : type.fields().values()) {
        if (subgraph.facts().isExternal(type.name(), field.name())) {
          check(subgraph, type, field, errors);
        }
      }
    }
  }

  private static void check(
      Subgraph subgraph, TypeElement type, FieldElement field, Errors errors) {
    String coordinate = type.name() + "." + field.name();
    if (type.kind() == TypeKind.INTERFACE) {
      errors.add(
          ErrorCode.EXTERNAL_ON_INTERFACE,
          coordinate,
          "\"%s\", a field of an interface, cannot be marked @external".formatted(coordinate),
          field.location());
    }
    if (!subgraph.facts().isUsed(type.name(), field.name())) {
      errors.add(
          ErrorCode.EXTERNAL_UNUSED,
          coordinate,
          ("\"%s\" is marked @external, but no @key, @requires, @provides or interface needs it:"
                  + " remove the field, or the @external if this subgraph resolves it")
              .formatted(coordinate),
          field.location());
    }
  }
}
