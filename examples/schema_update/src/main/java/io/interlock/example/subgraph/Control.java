package io.interlock.example.subgraph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The control port: changes a subgraph while it runs.
///
/// | call | does |
/// | --- | --- |
/// | `GET /control/sdl` | shows the SDL (plain text) |
/// | `PUT /control/sdl` | serves the SDL in the body (plain text) |
/// | `PUT /control/delay` | `{"ms": 500, "onlyWith": "text"}`: answers later; only requests that hold the text, if given |
/// | `PUT /control/status` | `{"status": 503}`: answers with this HTTP status |
/// | `PUT /control/flap` | `{"times": 2, "ms": 3000, "status": 503}`: the next requests are late or fail |
/// | `PUT /control/listening` | `{"listening": false}`: refuses connections as if it were stopped |
/// | `POST /control/reset` | everything as at the start |
final class Control {
  private final Subgraph subgraph;

  Control(Subgraph subgraph) {
    this.subgraph = subgraph;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      String body = Http.body(exchange);
      try {
        if (call.equals("GET /control/sdl")) {
          Http.respondText(exchange, subgraph.sdl());
        } else {
          Http.respond(exchange, 200, change(call, body));
        }
      } catch (JsonProcessingException e) {
        Http.refuse(exchange, 400, "expected a JSON object: " + e.getOriginalMessage());
      } catch (UnknownCallException e) {
        Http.refuse(exchange, 404, call + " is no call of the control port");
      } catch (RuntimeException e) {
        Http.refuse(exchange, 400, String.valueOf(e.getMessage()));
      }
    }
  }

  private Map<String, Object> change(String call, String body) throws IOException {
    switch (call) {
      case "PUT /control/sdl" -> subgraph.serve(body);
      case "PUT /control/delay" -> delay(Http.json(body));
      case "PUT /control/status" -> subgraph.behaviour().status(number(Http.json(body), "status"));
      case "PUT /control/flap" -> flap(Http.json(body));
      case "PUT /control/listening" -> listening(Http.json(body));
      case "POST /control/reset" -> subgraph.reset();
      default -> throw new UnknownCallException();
    }
    Map<String, Object> done = new LinkedHashMap<>();
    done.put("subgraph", subgraph.name());
    done.put("done", call);
    return done;
  }

  private void delay(JsonNode body) {
    Duration duration = Duration.ofMillis(number(body, "ms"));
    subgraph.behaviour().delay(duration, body.path("onlyWith").asText(""));
  }

  private void flap(JsonNode body) {
    subgraph
        .behaviour()
        .flap(
            number(body, "times"),
            Duration.ofMillis(body.path("ms").asLong(0)),
            body.path("status").asInt(200));
  }

  private void listening(JsonNode body) throws IOException {
    JsonNode wanted = body.path("listening");
    if (!wanted.isBoolean()) {
      throw new IllegalArgumentException("expected {\"listening\": true|false}, found " + body);
    }
    if (wanted.booleanValue()) {
      subgraph.listen();
    } else {
      subgraph.hangUp();
    }
  }

  private static int number(JsonNode body, String member) {
    if (!body.path(member).isInt()) {
      throw new IllegalArgumentException(
          "expected a number `%s`, found %s".formatted(member, body));
    }
    return body.get(member).intValue();
  }

  /// The path or method is not one of the table.
  private static final class UnknownCallException extends RuntimeException {}
}
