package io.interlock.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.interlock.testkit.data.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request's body, read without leniency.
record GraphqlRequest(String query, JsonNode variables, @Nullable String operationName) {
  private static final Set<String> MEMBERS =
      Set.of("query", "variables", "operationName", "extensions");

  /// @throws Violation when it is not the JSON of a GraphQL request
  static GraphqlRequest parse(String body) {
    JsonNode json;
    try {
      json = Json.parse(body);
    } catch (IllegalArgumentException e) {
      throw new Violation(e.getMessage() + " in the request body");
    }
    for (var member : json.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        throw new Violation("unknown member of the request: " + member.getKey());
      }
    }
    if (!json.path("query").isTextual()) {
      throw new Violation("the request has no query text");
    }
    JsonNode variables = json.hasNonNull("variables") ? json.get("variables") : Json.parse("{}");
    if (!variables.isObject()) {
      throw new Violation("variables must be an object, found " + variables);
    }
    String name = json.hasNonNull("operationName") ? json.get("operationName").asText() : null;
    GraphqlRequest request = new GraphqlRequest(json.get("query").asText(), variables, name);
    request.checkVariablesAreDeclared();
    return request;
  }

  /// Servers ignore variables that the operation does not declare; a router has no reason to send
  /// any.
  private void checkVariablesAreDeclared() {
    Set<String> declared = new HashSet<>();
    for (OperationDefinition operation :
        document().getDefinitionsOfType(OperationDefinition.class)) {
      for (VariableDefinition variable : operation.getVariableDefinitions()) {
        declared.add(variable.getName());
      }
    }
    variables
        .fieldNames()
        .forEachRemaining(name -> {
          if (!declared.contains(name)) {
            throw new Violation("variable $" + name + " is sent but not declared");
          }
        });
  }

  private Document document() {
    try {
      return new Parser().parseDocument(query);
    } catch (InvalidSyntaxException e) {
      throw new Violation("not a GraphQL document: " + e.getMessage());
    }
  }

  /// Variables as graphql-java takes them.
  Map<String, @Nullable Object> plainVariables() {
    Map<String, @Nullable Object> plain = new HashMap<>();
    variables.properties().forEach(v -> plain.put(v.getKey(), Json.plain(v.getValue())));
    return plain;
  }
}
