package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A request to a subgraph and its answer.
record Exchange(String subgraph, JsonNode request, JsonNode answer) {
  private static final Pattern ENTITIES =
      Pattern.compile("(?:(\\w+):)?_entities\\(representations:\\$(\\w+)");

  /// The representations for which the subgraph had null.
  List<JsonNode> nulls() {
    List<JsonNode> nulls = new ArrayList<>();
    ENTITIES
        .matcher(request.path("query").asText())
        .results()
        .forEach(found -> {
          JsonNode sent = request.path("variables").path(found.group(2));
          String key = found.group(1) == null ? "_entities" : found.group(1);
          JsonNode entities = answer.path("data").path(key);
          for (int i = 0; i < sent.size(); i++) {
            if (entities.path(i).isNull()) {
              nulls.add(sent.get(i));
            }
          }
        });
    return nulls;
  }

  /// The response keys of the fields of `Query` or `Mutation` that were asked for, when there are
  /// no data at all: a field failed that this subgraph says is never null.
  Set<String> lostRoots() {
    Set<String> roots = new TreeSet<>();
    if (answer.path("data").isNull()) {
      for (OperationDefinition operation :
          new Parser()
              .parseDocument(request.path("query").asText())
              .getDefinitionsOfType(OperationDefinition.class)) {
        operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
            .map(Field::getResultKey)
            .forEach(roots::add);
      }
    }
    return roots;
  }
}
