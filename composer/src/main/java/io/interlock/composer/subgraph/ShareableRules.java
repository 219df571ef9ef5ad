package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.schema.TypeKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rules of `@shareable` within one subgraph: once per declaration, and not on interfaces.
final class ShareableRules {
  private final Subgraph subgraph;
  private final Errors errors;

  ShareableRules(Subgraph subgraph, Errors errors) {
    this.subgraph = subgraph;
    this.errors = errors;
  }

  void check() {
    for (TypeElement type : subgraph.schema().types().values()) {
      Set<Integer> blocks = new HashSet<>();
      for (Application shareable : subgraph.applied(type.applications(), "shareable")) {
        if (!blocks.add(shareable.block())) {
          duplicate(type.name(), shareable);
        }
      }
      type.fields().values().forEach(field -> check(type, field));
    }
  }

  private void check(TypeElement type, FieldElement field) {
    String coordinate = type.name() + "." + field.name();
    List<Application> applied = subgraph.applied(field.applications(), "shareable");
    if (type.kind() == TypeKind.INTERFACE && !applied.isEmpty()) {
      errors.add(
          ErrorCode.INVALID_SHAREABLE_USAGE,
          coordinate,
          "\"%s\" cannot be marked @shareable: only fields of objects can".formatted(coordinate),
          applied.getFirst().location());
    } else if (applied.size() > 1) {
      duplicate(coordinate, applied.get(1));
    }
  }

  private void duplicate(String coordinate, Application shareable) {
    errors.add(
        ErrorCode.INVALID_SHAREABLE_USAGE,
        coordinate,
        ("\"%s\" is marked @shareable twice: it can be repeated only for a type and its extensions,"
                + " once on each")
            .formatted(coordinate),
        shareable.location());
  }
}
