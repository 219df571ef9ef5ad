package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A supergraph with its operations, as `benchmarks/compare-plans` reads them.
record PlanCase(long seed, String supergraphSdl, List<Question> questions) {
  /// One line.
  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", String.valueOf(seed));
    json.put("supergraphSdl", supergraphSdl);
    ArrayNode queries = json.putArray("queries");
    questions.forEach(question -> queries.add(question.operation()));
    return json.toString();
  }
}
