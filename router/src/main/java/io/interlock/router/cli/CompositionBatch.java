package io.interlock.router.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.composer.Composer;
import io.interlock.composer.SubgraphInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Composes one set of subgraphs a line: JSON lines `{"id", "subgraphs": [{"name", "url", "sdl"}]}`
/// come in; for each, one line with the same `id` goes out before the next one is read. A line that
/// is no such object is answered with an error and does not end the batch.
final class CompositionBatch {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private CompositionBatch() {}

  static void run(BufferedReader in, PrintStream out) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        out.print(JSON.writeValueAsString(answer(line)) + "\n");
        out.flush();
      }
    }
  }

  private static ObjectNode answer(String line) {
    JsonNode request;
    try {
      request = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return CompositionJson.badRequest(
          NullNode.getInstance(), "expected a line of JSON, got: " + e.getOriginalMessage());
    }
    JsonNode id = request.path("id").isMissingNode() ? NullNode.getInstance() : request.get("id");
    try {
      ObjectNode answer = JSON.createObjectNode();
      answer.set("id", id);
      return answer.setAll(CompositionJson.of(Composer.compose(subgraphs(request))));
    } catch (CommandFailure e) {
      return CompositionJson.badRequest(id, String.valueOf(e.getMessage()));
    }
  }

  private static List<SubgraphInput> subgraphs(JsonNode request) {
    JsonNode array = request.path("subgraphs");
    if (!array.isArray()) {
      throw new CommandFailure("subgraphs: expected an array, got " + kind(array));
    }
    List<SubgraphInput> subgraphs = new ArrayList<>();
    for (JsonNode subgraph : array) {
      String place = "subgraphs[" + subgraphs.size() + "].";
      String url = subgraph.path("url").isNull() ? "" : text(subgraph, "url", "", place);
      subgraphs.add(
          new SubgraphInput(
              text(subgraph, "name", null, place), url, text(subgraph, "sdl", null, place)));
    }
    return subgraphs;
  }

  private static String text(
      JsonNode object, String member, @Nullable String absent, String place) {
    JsonNode value = object.path(member);
    if (value.isTextual()) {
      return value.textValue();
    }
    if (value.isMissingNode() && absent != null) {
      return absent;
    }
    throw new CommandFailure(place + member + ": expected a string, got " + kind(value));
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING -> "nothing";
      case NULL -> "null";
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      default -> value.toString();
    };
  }
}
