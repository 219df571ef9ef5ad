package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An input object that must contain itself can never be given: its required references may not
/// lead back to it.
final class InputCycles {
  private final SchemaModel model;
  private final Errors errors;

  InputCycles(SchemaModel model, Errors errors) {
    this.model = model;
    this.errors = errors;
  }

  void check() {
    for (TypeElement type : model.types().values()) {
      if (type.kind() == TypeKind.INPUT_OBJECT && leadsTo(type, type.name())) {
        errors.add(
            ErrorCode.INVALID_GRAPHQL,
            type.name(),
            "Input object \"%s\" contains itself through required fields and can never be given"
                .formatted(type.name()),
            type.location());
      }
    }
  }

  private boolean leadsTo(TypeElement from, String target) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(requiredInputs(from));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (name.equals(target)) {
        return true;
      }
      if (seen.add(name)) {
        model.type(name).ifPresent(type -> open.addAll(requiredInputs(type)));
      }
    }
    return false;
  }

  private List<String> requiredInputs(TypeElement type) {
    return type.inputFields().values().stream()
        .filter(field -> field.type() instanceof TypeReference.NonNull(TypeReference.Named ignored))
        .map(field -> field.type().baseName())
        .filter(name -> model.kind(name).filter(kind -> kind == TypeKind.INPUT_OBJECT).isPresent())
        .toList();
  }
}
