package io.interlock.router.admin;

import io.interlock.router.http.HttpExchange;
import io.interlock.router.lifecycle.Caller;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call as it was made, taken off its exchange, so that it may outlive that.
///
/// @param names what the names in the route's path stand for
/// @param isTrusted whether the caller is an operator
/// @param caller who that is
record AdminRequest(
    Map<String, String> names,
    AdminQuery query,
    HttpHeaders headers,
    byte[] bytes,
    boolean isTrusted,
    Caller caller) {

  /// @throws IllegalArgumentException when the query cannot be decoded
  static AdminRequest of(
      HttpExchange exchange, Map<String, String> names, boolean isTrusted, String actor) {
    return new AdminRequest(
        names,
        new AdminQuery(exchange.queryParameters()),
        new DefaultHttpHeaders().set(exchange.headers()),
        ByteBufUtil.getBytes(exchange.body()),
        isTrusted,
        new Caller(actor, exchange.remoteAddress().getAddress().getHostAddress()));
  }

  /// What a name of the path stands for.
  String name(String name) {
    @Nullable String value = names.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no {" + name + "}: " + names.keySet());
    }
    return value;
  }

  /// Whether a header `Prefer` names a preference.
  boolean prefers(String preference) {
    for (String header : headers.getAll("Prefer")) {
      for (String one : header.split(",", -1)) {
        if (one.split(";", 2)[0].strip().equalsIgnoreCase(preference)) {
          return true;
        }
      }
    }
    return false;
  }

  AdminBody body() throws AdminBody.Fault {
    return AdminBody.read(bytes, caller);
  }
}
