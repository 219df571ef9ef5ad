package io.interlock.router.http;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which handler answers which path and method. An exact path comes first, then patterns and
/// prefixes in the order they were added. An unknown path is answered with 404, a known path with
/// another method with 405 and `Allow`. `HEAD` is answered by the handler of `GET`.
///
/// Paths are compared as they are sent; a percent-encoded spelling of a path is another path.
/// Immutable.
public final class RouteTable implements HttpHandler {
  private final Map<String, Methods> exact;
  private final List<Route> routes;

  private RouteTable(Builder builder) {
    this.exact = Map.copyOf(builder.exact);
    this.routes = List.copyOf(builder.routes);
  }

  /// An empty table.
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public void handle(HttpExchange exchange) {
    Methods methods = find(exchange.path());
    if (methods == null) {
      new HttpProblem(404, "NOT_FOUND", "nothing answers at " + shown(exchange.path()))
          .answer(exchange);
      return;
    }
    HttpHandler handler = methods.handlerOf(exchange.method());
    if (handler == null) {
      refuseMethod(exchange, methods);
    } else {
      handler.handle(exchange);
    }
  }

  private @Nullable Methods find(String path) {
    Methods found = exact.get(path);
    if (found != null) {
      return found;
    }
    for (Route route : routes) {
      if (route.matches(path)) {
        return route.methods;
      }
    }
    return null;
  }

  private static void refuseMethod(HttpExchange exchange, Methods methods) {
    String allow = methods.allow();
    String message =
        "%s does not answer %s; allowed: %s"
            .formatted(shown(exchange.path()), shown(exchange.method().name()), allow);
    new HttpProblem(405, "METHOD_NOT_ALLOWED", message)
        .answer(exchange, new DefaultHttpHeaders().set(HttpHeaderNames.ALLOW, allow));
  }

  /// What a client sent, cut to a length that a message can hold.
  private static String shown(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  /// Collects routes.
  public static final class Builder {
    private final Map<String, Methods> exact = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();

    private Builder() {}

    /// One path, one method.
    ///
    /// @throws IllegalArgumentException when the pair has a handler already
    public Builder exact(HttpMethod method, String path, HttpHandler handler) {
      exact.computeIfAbsent(checked(path), _ -> new Methods()).put(method, path, handler);
      return this;
    }

    /// Every path with as many segments as the pattern, where a segment `{name}` stands for any
    /// non-empty one: `/{name}/apply`. The handler reads the path by itself.
    public Builder pattern(HttpMethod method, String pattern, HttpHandler handler) {
      route(checked(pattern), false).put(method, pattern, handler);
      return this;
    }

    /// Every path that begins with `prefix` (which ends in `/`), for every method: the handler
    /// answers 404 and 405 by itself.
    public Builder prefix(String prefix, HttpHandler handler) {
      if (!prefix.endsWith("/")) {
        throw new IllegalArgumentException("a prefix ends in '/', this does not: " + prefix);
      }
      route(checked(prefix), true).putAny(handler);
      return this;
    }

    /// The finished table.
    public RouteTable build() {
      return new RouteTable(this);
    }

    private Methods route(String pattern, boolean isPrefix) {
      for (Route route : routes) {
        if (route.pattern.equals(pattern) && route.isPrefix == isPrefix) {
          return route.methods;
        }
      }
      Route added = new Route(pattern, pattern.split("/", -1), isPrefix, new Methods());
      routes.add(added);
      return added.methods;
    }

    private static String checked(String path) {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("a path begins with '/', this does not: " + path);
      }
      return path;
    }
  }

  private static final class Methods {
    private final Map<HttpMethod, HttpHandler> handlers = new LinkedHashMap<>();
    private @Nullable HttpHandler any;

    void put(HttpMethod method, String path, HttpHandler handler) {
      if (handlers.putIfAbsent(method, handler) != null) {
        throw new IllegalArgumentException(method + " " + path + " has a handler already");
      }
    }

    void putAny(HttpHandler handler) {
      any = handler;
    }

    @Nullable HttpHandler handlerOf(HttpMethod method) {
      HttpHandler handler = handlers.get(method);
      if (handler == null && method.equals(HttpMethod.HEAD)) {
        handler = handlers.get(HttpMethod.GET);
      }
      return handler == null ? any : handler;
    }

    String allow() {
      TreeSet<String> names = new TreeSet<>();
      handlers.keySet().forEach(method -> names.add(method.name()));
      if (names.contains("GET")) {
        names.add("HEAD");
      }
      return String.join(", ", names);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Route(String pattern, String[] segments, boolean isPrefix, Methods methods) {
    boolean matches(String path) {
      if (isPrefix) {
        return path.startsWith(pattern);
      }
      String[] sent = path.split("/", -1);
      if (sent.length != segments.length) {
        return false;
      }
      for (int i = 0; i < sent.length; i++) {
        boolean isOpen = segments[i].startsWith("{") && !sent[i].isEmpty();
        if (!isOpen && !segments[i].equals(sent[i])) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return Arrays.toString(segments);
    }
  }
}
