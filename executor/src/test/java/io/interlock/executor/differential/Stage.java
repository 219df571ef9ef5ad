package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.GraphQLSchema;

/// A scene set up: the router over its subgraphs, and the monolith.
final class Stage {
  private final Scene scene;
  private final Router router;
  private final Monolith monolith;
  private int requests;

  /// @throws Router.RejectedException when the subgraphs do not compose
  Stage(Scene scene) {
    this.scene = scene;
    this.router = Router.of(scene);
    this.monolith = new Monolith(scene);
  }

  /// What clients may ask, as the composer says.
  GraphQLSchema apiSchema() {
    return router.apiSchema();
  }

  String supergraphSdl() {
    return router.supergraphSdl();
  }

  /// How many requests the subgraphs got so far.
  int requests() {
    return requests;
  }

  JsonNode monolith(Question question) {
    return monolith.answer(question);
  }

  /// @throws IllegalStateException when the monolith cannot answer, which is a fault of what was
  ///   drawn
  Outcome ask(Question question) {
    JsonNode expected = monolith.answer(question, apiSchema());
    try {
      Router.Answer answer = router.answer(question);
      requests += answer.exchanges().size();
      return answer.violations().isEmpty()
          ? Comparison.compare(Causes.of(scene, answer), question, expected, answer.response())
          : violated(answer.violations().getFirst());
    } catch (Router.FaultException e) {
      return new Outcome.Failed("fault: " + withoutNames(e.getMessage()), e.getMessage());
    }
  }

  private static Outcome violated(String violation) {
    String first = violation.lines().findFirst().orElse(violation);
    return new Outcome.Failed("violation:" + withoutNames(first), violation);
  }

  /// The words of a message without the names of fields and types in it.
  private static String withoutNames(String message) {
    return message
        .replaceAll("\\[[^]]*]|\\{.*}|'[^']*'|\\(x:.*|\"[^\"]*\"", "")
        .replaceAll("\\b(\\w{1,2}|[A-Z]\\w*\\.\\w+|q\\w+)\\b", "")
        .replaceAll("[/\\s]+", " ");
  }
}
