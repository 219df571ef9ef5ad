package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds the errors of a router's response against the monolith's.
///
/// Every error of the router's must be the monolith's, with the same message and path, or of a
/// field that some computed field needs and that fails in the data (where it has its path depends
/// on what else was asked, so that only the message is looked at), or say that a null may not be
/// where an entity is lost or a field failed. Where the monolith has no object at the path, because
/// it found another null first, any entity may be the lost one. Where the monolith has no data at
/// all, any field that fails in the data may have failed: the monolith runs no more mutations then,
/// and GraphQL leaves that open.
///
/// Every error of the monolith's must be the router's, except in an entity that is lost, below a
/// null that the router's errors explain (which keeps it from asking on), below a null of the
/// monolith's where the router has an object and some entity is lost (nothing tells which entity
/// the object is), and for a computed field without input, where the router has the input's error.
///
/// @param monolith the monolith's data, with the identity of each object
/// @param router the router's data
record ErrorComparison(Causes causes, JsonNode monolith, JsonNode router) {
  @Nullable String compare(JsonNode expected, JsonNode errors) {
    for (JsonNode error : errors) {
      if (Causes.isOfNull(error) ? !isNullWithCause(error) : !isDrawn(error, expected)) {
        return "an error without a cause: " + error;
      }
    }
    for (JsonNode error : expected) {
      if (!isAmong(errors, error) && !isReplaced(error)) {
        return "an error is lost: " + error;
      }
    }
    return null;
  }

  private boolean isNullWithCause(JsonNode error) {
    Position at = Position.in(monolith, Causes.path(error));
    boolean isOfUnknown = nullOn(at.path(), monolith) != null && !causes.lost().isEmpty();
    return causes.hasFailed(at)
        || causes.hasFailedBeside(at)
        || causes.areLost(at.entities())
        || isOfUnknown;
  }

  private boolean isDrawn(JsonNode error, JsonNode expected) {
    return isAmong(expected, error)
        || causes.isOfInput(error)
        || monolith.isNull() && causes.failures().contains(error.path("message").asText());
  }

  private static boolean isAmong(JsonNode errors, JsonNode error) {
    for (JsonNode other : errors) {
      if (other.path("message").equals(error.path("message"))
          && other.path("path").equals(error.path("path"))) {
        return true;
      }
    }
    return false;
  }

  private boolean isReplaced(JsonNode error) {
    Position at = Position.in(monolith, Causes.path(error));
    List<String> gone = nullOn(at.path(), router);
    return causes.areLost(at.entities())
        || gone != null && causes.isNulled(new Position(gone, List.of()))
        || isInUnknownObject(at.path())
        || error.path("message").asText().startsWith(ComputedFields.NO_INPUT)
            && causes.hasFailed(at.object());
  }

  private boolean isInUnknownObject(List<String> path) {
    List<String> gone = nullOn(path, monolith);
    if (gone == null || causes.lost().isEmpty()) {
      return false;
    }
    JsonNode value = router;
    for (String step : gone) {
      value = Position.step(value, step);
    }
    return value.isObject();
  }

  /// The beginning of a path at which data are null before it ends.
  private static @Nullable List<String> nullOn(List<String> path, JsonNode data) {
    JsonNode value = data;
    for (int i = 0; i < path.size(); i++) {
      if (value.isNull()) {
        return path.subList(0, i);
      }
      value = Position.step(value, path.get(i));
    }
    return null;
  }
}
