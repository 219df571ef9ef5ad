package io.interlock.router.admin;

import io.interlock.router.http.HttpExchange;
import io.interlock.router.lifecycle.Caller;
import io.interlock.router.store.StoredAnswer;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call as it was made, taken off its exchange, so that it may outlive that.
///
/// @param path as it was sent, without the query
/// @param names what the names in the route's path stand for
/// @param isTrusted whether the caller is an operator
/// @param caller who that is
record AdminRequest(
    HttpMethod method,
    String path,
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
        exchange.method(),
        exchange.path(),
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

  /// Over all that makes it this call and no other: method, path, query and body.
  String hash() {
    List<String> call = new ArrayList<>(List.of(method.name(), path));
    query
        .parameters()
        .forEach((name, values) -> values.forEach(v -> call.addAll(List.of(name, v))));
    return StoredAnswer.requestHash(call, bytes);
  }

  AdminBody body() throws AdminBody.Fault {
    return AdminBody.read(bytes, caller);
  }
}
