package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.schema.TypeKind;
import java.util.List;

/// `@authenticated`, `@requiresScopes` and `@policy` cannot stand on interfaces: those get what
/// their implementations demand.
final class AccessRules {
  private static final List<String> DIRECTIVES =
      List.of("authenticated", "requiresScopes", "policy");

  private AccessRules() {}

  static void check(Subgraph subgraph, Errors errors) {
    for (TypeElement type : subgraph.schema().types().values()) {
      boolean isInterface = type.kind() == TypeKind.INTERFACE;
      for (String directive : DIRECTIVES) {
        if ((isInterface || subgraph.isInterfaceObject(type)) && subgraph.has(type, directive)) {
          fault(errors, directive, type.name(), subgraph.applied(type.applications(), directive));
        }
        for (FieldElement field : type.fields().values()) {
          if (isInterface && subgraph.has(field, directive)) {
            fault(
                errors,
                directive,
                type.name() + "." + field.name(),
                subgraph.applied(field.applications(), directive));
          }
        }
      }
    }
  }

  private static void fault(
      Errors errors, String directive, String coordinate, List<Application> applied) {
    errors.add(
        ErrorCode.AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE,
        coordinate,
        "@%s cannot be applied to \"%s\": put it on the implementations of the interface"
            .formatted(directive, coordinate),
        applied.getFirst().location());
  }
}
