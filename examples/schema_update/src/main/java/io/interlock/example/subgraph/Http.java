package io.interlock.example.subgraph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;

/// JSON over the JDK's HTTP server.
final class Http {
  static final JsonMapper MAPPER = new JsonMapper();

  /// More connections than the example's load waits at once.
  private static final int BACKLOG = 512;

  private Http() {}

  static HttpServer start(
      InetSocketAddress address, Executor threads, String path, HttpHandler handler)
      throws IOException {
    HttpServer server = HttpServer.create(address, BACKLOG);
    server.setExecutor(threads);
    server.createContext(path, handler);
    server.start();
    return server;
  }

  static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// @throws JsonProcessingException when the text is no JSON
  static JsonNode json(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  static void respond(HttpExchange exchange, int status, Object body) throws IOException {
    respond(exchange, status, "application/json", MAPPER.writeValueAsBytes(body));
  }

  static void respondText(HttpExchange exchange, String text) throws IOException {
    respond(exchange, 200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void respond(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  static void refuse(HttpExchange exchange, int status, String message) throws IOException {
    respond(exchange, status, Map.of("error", message));
  }
}
