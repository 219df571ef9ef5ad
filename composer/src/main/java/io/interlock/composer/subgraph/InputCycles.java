package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.schema.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// An input object that must contain itself can never be given: its required references may not
/// lead back to it.
///
/// What no required reference leaves cannot be on such a round, nor can what none enters; both are
/// taken away until nothing changes, in time linear in the number of references.
final class InputCycles {
  private final SchemaModel model;
  private final Errors errors;

  InputCycles(SchemaModel model, Errors errors) {
    this.model = model;
    this.errors = errors;
  }

  void check() {
    Map<String, Set<String>> required = new HashMap<>();
    for (TypeElement type : model.types().values()) {
      if (type.kind() == TypeKind.INPUT_OBJECT) {
        required.put(type.name(), requiredInputs(type));
      }
    }
    Set<String> cyclic = withoutEnds(reversed(withoutEnds(required))).keySet();
    for (TypeElement type : model.types().values()) {
      if (cyclic.contains(type.name())) {
        refuse(type);
      }
    }
  }

  private void refuse(TypeElement type) {
    errors.add(
        ErrorCode.INVALID_GRAPHQL,
        type.name(),
        "Input object \"%s\" contains itself through required fields and can never be given"
            .formatted(type.name()),
        type.location());
  }

  private Set<String> requiredInputs(TypeElement type) {
    return type.inputFields().values().stream()
        .filter(field -> field.type() instanceof TypeRef.NonNull(TypeRef.Named ignored))
        .map(field -> field.type().baseName())
        .filter(name -> model.kind(name).filter(kind -> kind == TypeKind.INPUT_OBJECT).isPresent())
        .collect(Collectors.toSet());
  }

  /// The references between those from which one can go on without end.
  private static Map<String, Set<String>> withoutEnds(Map<String, Set<String>> references) {
    Map<String, Set<String>> entering = reversed(references);
    Map<String, Integer> leaving = new HashMap<>();
    references.forEach((from, to) -> leaving.put(from, to.size()));
    Deque<String> ends = new ArrayDeque<>();
    leaving.forEach((name, count) -> addIfEnd(name, count, ends));
    while (!ends.isEmpty()) {
      String end = ends.pop();
      leaving.remove(end);
      for (String before : entering.getOrDefault(end, Set.of())) {
        addIfEnd(before, leaving.merge(before, -1, Integer::sum), ends);
      }
    }
    Map<String, Set<String>> left = new HashMap<>();
    for (String name : leaving.keySet()) {
      left.put(
          name,
          references.getOrDefault(name, Set.of()).stream()
              .filter(leaving::containsKey)
              .collect(Collectors.toSet()));
    }
    return left;
  }

  private static void addIfEnd(String name, int leaving, Deque<String> ends) {
    if (leaving == 0) {
      ends.push(name);
    }
  }

  private static Map<String, Set<String>> reversed(Map<String, Set<String>> references) {
    Map<String, List<String>> reversed = new HashMap<>();
    references.forEach((from, all) -> {
      reversed.computeIfAbsent(from, key -> new ArrayList<>());
      all.forEach(to -> reversed.computeIfAbsent(to, key -> new ArrayList<>()).add(from));
    });
    return reversed.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
  }
}
