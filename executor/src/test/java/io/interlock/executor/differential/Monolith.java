package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.GraphQLSchema;
import io.interlock.testkit.StrictSubgraph;
import io.interlock.testkit.data.Json;
import io.interlock.testkit.data.SubgraphData;
import java.util.Objects;

/// One GraphQL server with the whole graph.
final class Monolith {
  private final StrictSubgraph server;

  Monolith(Scene scene) {
    SubgraphData data =
        Objects.requireNonNull(
            SubgraphData.readAll(Identities.data(scene.monolithData()).toString())
                .get(DataFile.MONOLITH));
    this.server = StrictSubgraph.of(DataFile.MONOLITH, Identities.sdl(scene.monolithSdl()), data);
  }

  /// With the identity of each object.
  ///
  /// @param schema that the question is lawful for
  /// @throws IllegalStateException as {@link #answer(Question)}
  JsonNode answer(Question question, GraphQLSchema schema) {
    return answer(
        new Question(IdentityQuestion.of(question.operation(), schema), question.variables()));
  }

  /// @throws IllegalStateException when the question is not lawful or the data have a gap, which is
  ///   a fault of what was drawn
  JsonNode answer(Question question) {
    int before = server.violations().size();
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("query", question.operation());
    request.set("variables", Json.parse(question.variables()));
    JsonNode answer = Json.parse(server.answer(request.toString()));
    if (server.violations().size() > before) {
      throw new IllegalStateException(server.violations().getLast());
    }
    String errors = answer.path("errors").toString();
    if (errors.contains("must resolve to an Object type")
        || errors.contains("NullValueInNonNullableField")) {
      throw new IllegalStateException("data that the types do not allow: " + answer);
    }
    return answer;
  }
}
