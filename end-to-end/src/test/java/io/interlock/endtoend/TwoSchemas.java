package io.interlock.endtoend;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/// The subgraphs `one` and `two`, and two schemas between which `two` changes. Each schema marks
/// its answers twice: a description says its name, and `label` is answered by `two` in schema A and
/// by `one` in schema B. An answer with one mark of each would be of two schemas.
final class TwoSchemas implements AutoCloseable {
  /// Meets what differs between the schemas.
  static final String MARKED = "{ __type(name: \"Marked\") { description } items { id label } }";

  /// Meets nothing that differs.
  static final String UNRELATED = "{ items { id name } }";

  static final String OF_A =
      "{\"data\":{\"__type\":{\"description\":\"A\"},\"items\":[{\"id\":\"1\",\"label\":\"two\"},{\"id\":\"2\",\"label\":\"two\"}]}}";
  static final String OF_B =
      "{\"data\":{\"__type\":{\"description\":\"B\"},\"items\":[{\"id\":\"1\",\"label\":\"one\"},{\"id\":\"2\",\"label\":\"one\"}]}}";
  static final String OF_BOTH =
      "{\"data\":{\"items\":[{\"id\":\"1\",\"name\":\"n\"},{\"id\":\"2\",\"name\":\"n\"}]}}";

  private static final String LINK =
      "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.5\", import: [\"@key\", \"@override\"])\n";
  private static final String ONE =
      LINK
          + "type Query { items: [Item!]! }\n"
          + "type Item @key(fields: \"id\") { id: ID! name: String label: String }\n";
  private static final String TWO =
      LINK
          + "type Query { marked: Marked }\n\"%s\" type Marked { text: String }\n"
          + "type Item @key(fields: \"id\") { id: ID! stock: Int %s }\n";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final LightSubgraph server = new LightSubgraph(this::answer);
  private volatile boolean isA = true;

  private static String schema(boolean isA) {
    return TWO.formatted(isA ? "A" : "B", isA ? "label: String @override(from: \"one\")" : "");
  }

  /// From now on `two` has the other schema.
  void change() {
    isA = !isA;
  }

  boolean isA() {
    return isA;
  }

  /// A `gateway.yaml` that takes any number of applies.
  String config() {
    return """
    schema: { apply: { rate: off } }
    services:
    - { name: one, url: "%s" }
    - { name: two, url: "%s" }
    """
        .formatted(server.url("/one"), server.url("/two"));
  }

  private String answer(String path, String request) {
    boolean isOne = path.equals("/one");
    if (request.contains("_service")) {
      return sdl(isOne ? ONE : schema(isA));
    }
    return isOne
        ? "{\"data\":{\"items\":[%s,%s]}}".formatted(item(request, "1"), item(request, "2"))
        : "{\"data\":{\"_entities\":[{\"__typename\":\"Item\",\"label\":\"two\"},{\"__typename\":\"Item\",\"label\":\"two\"}]}}";
  }

  private static String item(String request, String id) {
    return "{\"__typename\":\"Item\",\"id\":\"%s\"%s%s}"
        .formatted(
            id,
            request.contains("name ") || request.contains("name}") ? ",\"name\":\"n\"" : "",
            request.contains("label") ? ",\"label\":\"one\"" : "");
  }

  /// A subgraph's answer to the question for its SDL.
  static String sdl(String sdl) {
    try {
      return MAPPER.writeValueAsString(Map.of("data", Map.of("_service", Map.of("sdl", sdl))));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What the load asks.
  static List<Load.Question> questions() {
    return List.of(Load.Question.of(MARKED, OF_A, OF_B), Load.Question.of(UNRELATED, OF_BOTH));
  }

  @Override
  public void close() {
    server.close();
  }
}
