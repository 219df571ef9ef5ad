package io.interlock.router.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer before it is written.
///
/// @param headers beside those that every answer carries
record AdminReply(int status, JsonNode body, Map<String, String> headers) {
  AdminReply {
    headers = Map.copyOf(headers);
  }

  static AdminReply of(int status, JsonNode body) {
    return new AdminReply(status, body, Map.of());
  }

  /// A refusal of the call itself: `{"ok": false, "error": …, "code": …}`.
  static AdminReply refused(int status, String code, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("ok", false).put("error", message).put("code", code);
    return of(status, body);
  }

  /// It is done, and there is nothing more to say.
  static AdminReply ok() {
    return of(200, JsonNodeFactory.instance.objectNode().put("ok", true));
  }

  static AdminReply badRequest(String message) {
    return refused(400, "BAD_REQUEST", message);
  }

  AdminReply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new AdminReply(status, body, more);
  }
}
