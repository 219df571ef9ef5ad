package io.interlock.router.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.interlock.router.http.HttpExchange;
import io.interlock.router.http.HttpHandler;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A subgraph that has no data: it makes every answer up from its SDL, and remembers it, so that it
/// costs next to nothing beside the router. Thread-safe.
final class MadeUpSubgraph implements HttpHandler {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String SDL_QUERY = "_service";

  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private volatile String sdl;

  MadeUpSubgraph(String sdl) {
    this.sdl = sdl;
  }

  /// From now on it has another schema.
  void deploy(String sdl) {
    this.sdl = sdl;
    answers.clear();
  }

  String sdl() {
    return sdl;
  }

  @Override
  public void handle(HttpExchange exchange) {
    String request = exchange.body().toString(StandardCharsets.UTF_8);
    byte[] answer = answers.computeIfAbsent(request, this::answer);
    DefaultHttpHeaders headers = new DefaultHttpHeaders();
    headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    exchange.respond(200, headers, Unpooled.wrappedBuffer(answer));
  }

  private byte[] answer(String request) {
    try {
      JsonNode read = MAPPER.readTree(request);
      String query = read.path("query").asText();
      ObjectNode answer = MAPPER.createObjectNode();
      answer.set("data", query.contains(SDL_QUERY) ? service() : madeUp(query, read));
      return MAPPER.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected a GraphQL request, got " + request, e);
    }
  }

  private ObjectNode service() {
    ObjectNode data = MAPPER.createObjectNode();
    data.putObject(SDL_QUERY).put("sdl", sdl);
    return data;
  }

  private ObjectNode madeUp(String query, JsonNode request) {
    TypeDefinitionRegistry types = new SchemaParser().parse(sdl);
    OperationDefinition operation =
        Parser.parse(query).getDefinitionsOfType(OperationDefinition.class).getFirst();
    return new MadeUpAnswer(types, request.path("variables")).data(operation);
  }
}
