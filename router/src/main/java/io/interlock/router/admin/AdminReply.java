package io.interlock.router.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.router.http.HttpStream;
import io.interlock.router.store.StoreFault;
import io.interlock.router.store.StoreResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// An answer before it is written.
///
/// @param headers beside those that every answer carries
record AdminReply(int status, Body body, Map<String, String> headers) {
  static final String JSON_TYPE = "application/json; charset=utf-8";

  AdminReply {
    headers = Map.copyOf(headers);
  }

  /// What an answer says.
  sealed interface Body {
    record Json(JsonNode json) implements Body {
      String text() {
        return json + "\n";
      }
    }

    record Text(String contentType, String text) implements Body {}

    /// Text that comes about piece by piece.
    ///
    /// @param opened takes over the answer once its head is written
    record Stream(String contentType, Consumer<HttpStream> opened) implements Body {}
  }

  static AdminReply of(int status, JsonNode json) {
    return new AdminReply(status, new Body.Json(json), Map.of());
  }

  /// JSON that is text already.
  static AdminReply json(int status, String text) {
    return new AdminReply(status, new Body.Text(JSON_TYPE, text), Map.of());
  }

  static AdminReply text(String contentType, String text) {
    return new AdminReply(200, new Body.Text(contentType, text), Map.of());
  }

  static AdminReply stream(String contentType, Consumer<HttpStream> opened) {
    return new AdminReply(200, new Body.Stream(contentType, opened), Map.of());
  }

  /// A refusal of the call itself: `{"ok": false, "error": …, "code": …}`.
  static AdminReply refused(int status, String code, String message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ok", false).put("error", message).put("code", code);
    return of(status, json);
  }

  /// What the store's answer becomes; 503 when it has none.
  static <T> AdminReply of(StoreResult<T> result, Function<T, AdminReply> reply) {
    return switch (result) {
      case StoreResult.Done<T>(T value) -> reply.apply(value);
      case StoreResult.Failed<T>(StoreFault why) ->
          refused(503, "STORE_UNAVAILABLE", why.message());
    };
  }

  /// It is done, and there is nothing more to say.
  static AdminReply ok() {
    return of(200, JsonNodeFactory.instance.objectNode().put("ok", true));
  }

  static AdminReply badRequest(String message) {
    return refused(400, "BAD_REQUEST", message);
  }

  /// Whether the same call would be answered so again: neither under way nor worth another try.
  boolean isFinal() {
    return status != 202 && status != 429 && status < 500;
  }

  AdminReply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new AdminReply(status, body, more);
  }
}
