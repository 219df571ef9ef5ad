package io.interlock.testkit.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// What a value of the data file comes to when it is asked for.
public sealed interface DataValue {
  /// Plain JSON, perhaps null; a nested value may again be a special one.
  record Plain(JsonNode json) implements DataValue {}

  /// An entity of the same subgraph is meant: its type and some of its fields.
  record Reference(String type, ObjectNode fields) implements DataValue {}

  /// Null and a GraphQL error.
  record Failing(String message, @Nullable String code) implements DataValue {}

  /// Nobody may ask for this.
  record Forbidden(String reason) implements DataValue {}

  /// Evaluates the special values of one subgraph. Counts for `!sequence` how often each was asked.
  final class Evaluator {
    private final IdentityHashMap<JsonNode, Integer> asked = new IdentityHashMap<>();

    /// @param representation what the router sent for the entity, or an empty object
    /// @param arguments the field's arguments
    public DataValue evaluate(JsonNode raw, JsonNode representation, JsonNode arguments) {
      if (raw.isTextual() && raw.textValue().startsWith("!")) {
        return ofText(raw, representation, arguments);
      }
      if (!(raw instanceof ObjectNode object)) {
        return new Plain(raw);
      }
      if (object.has("!ref")) {
        ObjectNode fields = object.deepCopy();
        fields.remove("!ref");
        return new Reference(object.get("!ref").asText(), fields);
      }
      if (object.has("!case")) {
        return ofCases(object.get("!case"), representation, arguments);
      }
      if (object.has("!sequence")) {
        return evaluate(next(object.get("!sequence")), representation, arguments);
      }
      return ofObject(object);
    }

    private DataValue ofObject(ObjectNode object) {
      if (object.has("!error")) {
        JsonNode code = object.get("code");
        return new Failing(object.get("!error").asText(), code == null ? null : code.asText());
      }
      if (object.has("!fail")) {
        return new Forbidden(object.get("!fail").asText());
      }
      if (object.path("!null").asBoolean()) {
        return new Plain(NullNode.getInstance());
      }
      return new Plain(object);
    }

    private DataValue ofText(JsonNode raw, JsonNode representation, JsonNode arguments) {
      String text = raw.textValue();
      if (text.startsWith("!fail:")) {
        return new Forbidden(text.substring("!fail:".length()).strip());
      }
      if (text.startsWith("!error:")) {
        return new Failing(text.substring("!error:".length()).strip(), null);
      }
      if (!text.startsWith("!echo:")) {
        return new Plain(raw);
      }
      try {
        String template = text.substring("!echo:".length()).strip();
        return new Plain(EchoTemplate.fill(template, representation, arguments));
      } catch (EchoTemplate.MissingInputException e) {
        return new Forbidden(e.getMessage() + " in the representation " + representation);
      }
    }

    private DataValue ofCases(JsonNode cases, JsonNode representation, JsonNode arguments) {
      for (JsonNode one : cases) {
        if (Json.contains(arguments, one.path("when"))
            && Json.contains(representation, one.path("given"))) {
          return evaluate(one.get("value"), representation, arguments);
        }
      }
      return new Forbidden(
          "no case for arguments %s and representation %s".formatted(arguments, representation));
    }

    private synchronized JsonNode next(JsonNode values) {
      int n = asked.merge(values, 1, Integer::sum);
      return n <= values.size()
          ? values.get(n - 1)
          : JsonNodeFactory.instance.textNode(
              "!fail: asked %d times, has %d values".formatted(n, values.size()));
    }
  }
}
