package io.interlock.router.http;

/// Answers requests.
@FunctionalInterface
public interface HttpHandler {
  /// Called on the connection's event loop, so it never blocks: work that takes time is handed to
  /// another thread, which answers later through {@link HttpExchange#respond}. Every exchange is
  /// answered exactly once. An exception thrown here is answered with 500.
  void handle(HttpExchange exchange);
}
