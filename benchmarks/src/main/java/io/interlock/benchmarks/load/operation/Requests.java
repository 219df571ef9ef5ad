package io.interlock.benchmarks.load.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.interlock.benchmarks.load.generator.ClientRequest;
import io.interlock.benchmarks.load.generator.ExpectedAnswer;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes requests and has them answered by the monolith.
final class Requests {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Requests() {}

  static ClientRequest of(GraphqlServer monolith, String query, Map<String, ?> variables) {
    byte[] body = body(query, variables);
    return new ClientRequest(body, new ExpectedAnswer(flawless(monolith, body)));
  }

  /// @throws IllegalArgumentException when the answer has errors
  static byte[] flawless(GraphqlServer monolith, byte[] body) {
    byte[] answer = monolith.answer(body);
    try {
      if (JSON.readTree(answer).has("errors")) {
        throw new IllegalArgumentException(
            "an operation is wrong: " + new String(answer, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the monolith's answer is no JSON", e);
    }
    return answer;
  }

  static byte[] body(String query, Map<String, ?> variables) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("query", query);
    if (!variables.isEmpty()) {
      members.put("variables", variables);
    }
    try {
      return JSON.writeValueAsBytes(members);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be sent: " + members, e);
    }
  }
}
