package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.CompositionResult.Composed;
import io.interlock.composer.CompositionResult.Rejected;
import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.CompositionHint;
import io.interlock.composer.diagnostic.SourceLocation;
import java.util.List;

/// Verdicts of the composer as JSON: `{"supergraphSdl", "hints": [{"code", "level", "message",
/// "coordinates", "locations"}]}` or `{"errors": [{"code", "message", "help", "coordinates",
/// "locations": [{"subgraph", "line", "column"}]}]}`.
final class CompositionJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CompositionJson() {}

  static ObjectNode of(CompositionResult result) {
    return switch (result) {
      case Composed composed -> composed(composed);
      case Rejected rejected -> rejected(rejected);
    };
  }

  /// An error that the composer never saw.
  static ObjectNode badRequest(JsonNode id, String message) {
    ObjectNode answer = JSON.objectNode();
    answer.set("id", id);
    ObjectNode error = answer.putArray("errors").addObject();
    error.put("code", "BAD_REQUEST").put("message", message).putArray("locations");
    return answer;
  }

  private static ObjectNode composed(Composed composed) {
    ObjectNode answer = JSON.objectNode().put("supergraphSdl", composed.supergraphSdl());
    ArrayNode hints = answer.putArray("hints");
    for (CompositionHint hint : composed.hints()) {
      ObjectNode one = hints.addObject();
      one.put("code", hint.code().name()).put("level", hint.level().name());
      one.put("message", hint.message());
      putPlaces(one, hint.coordinates(), hint.locations());
    }
    return answer;
  }

  private static ObjectNode rejected(Rejected rejected) {
    ObjectNode answer = JSON.objectNode();
    ArrayNode errors = answer.putArray("errors");
    for (CompositionError error : rejected.errors()) {
      ObjectNode one = errors.addObject();
      one.put("code", error.code().name()).put("message", error.message());
      one.put("help", error.code().help());
      putPlaces(one, error.coordinates(), error.locations());
    }
    return answer;
  }

  private static void putPlaces(
      ObjectNode one, List<String> coordinates, List<SourceLocation> locations) {
    ArrayNode names = one.putArray("coordinates");
    coordinates.forEach(names::add);
    ArrayNode places = one.putArray("locations");
    for (SourceLocation place : locations) {
      places
          .addObject()
          .put("subgraph", place.subgraph())
          .put("line", place.line())
          .put("column", place.column());
    }
  }
}
