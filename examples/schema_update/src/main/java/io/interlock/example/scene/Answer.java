package io.interlock.example.scene;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// An HTTP answer.
///
/// @param json the body; a missing node when it is no JSON
/// @param took from sending to the last byte
record Answer(int status, String body, JsonNode json, Duration took) {
  /// A member of the body by JSON pointer, as text; empty when there is none.
  String text(String pointer) {
    return json.at(pointer).asText("");
  }

  long number(String pointer) {
    return json.at(pointer).asLong(-1);
  }

  boolean hasErrors() {
    return !json.path("errors").isMissingNode();
  }
}
