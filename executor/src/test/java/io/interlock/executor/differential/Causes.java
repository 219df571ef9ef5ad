package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is known about a router's answer that may make it less than the monolith's.
///
/// @param failures the messages of all fields that fail in the data
/// @param errors the paths of the answer's errors that have such a message
/// @param nulls the paths of the answer's errors that say that a null may not be there
/// @param lost the ids of the entities for which a subgraph had null
/// @param lostRoots the fields of `Query` or `Mutation` for which a subgraph had no data at all
/// @param inputs as {@link Scene} has them
record Causes(
    Set<String> failures,
    List<List<String>> errors,
    List<List<String>> nulls,
    Set<String> lost,
    Set<String> lostRoots,
    Map<String, Inputs> inputs) {

  static Causes of(Scene scene, Router.Answer answer) {
    Set<String> failures = new HashSet<>(scene.data().findValuesAsText("!error"));
    List<List<String>> errors = new ArrayList<>();
    List<List<String>> nulls = new ArrayList<>();
    for (JsonNode error : answer.response().path("errors")) {
      if (failures.contains(error.path("message").asText())) {
        errors.add(path(error));
      } else if (isOfNull(error)) {
        nulls.add(path(error));
      }
    }
    Set<String> lost = LostEntities.of(scene.data(), answer.exchanges());
    Set<String> lostRoots = new HashSet<>();
    answer.exchanges().forEach(exchange -> lostRoots.addAll(exchange.lostRoots()));
    return new Causes(failures, errors, nulls, lost, lostRoots, scene.inputs());
  }

  /// Whether the router says that it found a null where none may be.
  static boolean isOfNull(JsonNode error) {
    return error.at("/extensions/code").asText().equals("RESPONSE_VALIDATION_FAILED");
  }

  static List<String> path(JsonNode error) {
    List<String> path = new ArrayList<>();
    error.path("path").forEach(step -> path.add(step.asText()));
    return path;
  }

  /// Whether a value may be null.
  boolean mayBeNull(Position at, JsonNode monolith) {
    return isNulled(at) || areLost(at.entities()) || mayLackInputs(at, monolith);
  }

  /// Whether the answer's errors say why a value is null.
  boolean isNulled(Position at) {
    return hasFailed(at) || hasFailedBeside(at) || nulls.stream().anyMatch(at::isAbove);
  }

  /// Whether a field failed in the same object. Where one subgraph says that it is never null, that
  /// subgraph has no object, and so none of its other fields. Of the root it has no data then.
  boolean hasFailedBeside(Position at) {
    return at.path().size() > 1
        ? errors.stream().anyMatch(at.object()::isAbove)
        : !errors.isEmpty() && lostRoots.containsAll(at.path());
  }

  /// Whether a field failed here, around or below.
  boolean hasFailed(Position at) {
    return errors.stream().anyMatch(at::isOnOneLineWith);
  }

  /// Whether some subgraph had null for one of these entities.
  boolean areLost(Collection<String> entities) {
    return entities.stream().anyMatch(lost::contains);
  }

  /// Whether a value is an echo of inputs that cannot all be had: an entity that they come from is
  /// lost, or a field failed in or around the object.
  boolean mayLackInputs(Position at, JsonNode monolith) {
    if (!monolith.isTextual() || at.entities().isEmpty()) {
      return false;
    }
    String field = monolith.textValue().replaceFirst(":.*", "");
    Inputs its = inputs.get(at.entities().getLast() + "." + field);
    return its != null && (areLost(its.entities()) || hasFailed(at.object()));
  }

  /// Whether it may be one of the inputs that failed.
  boolean isOfInput(JsonNode error) {
    String message = error.path("message").asText();
    return inputs.values().stream().anyMatch(each -> each.failures().contains(message));
  }
}
