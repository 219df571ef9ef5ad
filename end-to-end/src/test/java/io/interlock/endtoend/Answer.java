package io.interlock.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;

/// An HTTP answer of the router.
record Answer(int status, HttpHeaders headers, String body) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /// @throws AssertionError when the body is no JSON
  JsonNode json() {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("expected JSON, found " + status + " " + body, e);
    }
  }

  /// What a JSON pointer leads to, as text; empty when it leads nowhere.
  String text(String pointer) {
    return json().at(pointer).asText("");
  }

  long number(String pointer) {
    return json().at(pointer).asLong(-1);
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
