package io.interlock.router.http;

import java.time.Duration;

/// How the server listens, and what it puts up with.
///
/// @param host the address to bind; a loopback address keeps other machines out
/// @param port 0 takes any free port
/// @param maxRequestBytes longest body; more is answered with 413
/// @param maxRequestLineBytes longest request line; more is answered with 414
/// @param maxHeaderBytes longest head without the request line; more is answered with 431
/// @param headerTimeout from a request's first byte to the end of its head; then 408
/// @param bodyTimeout from the end of the head to the end of the body; then 408
/// @param idleTimeout how long a connection without a request is kept
/// @param writeTimeout how long an answer may make no progress before the connection is cut
public record HttpServerOptions(
    String host,
    int port,
    int maxRequestBytes,
    int maxRequestLineBytes,
    int maxHeaderBytes,
    Duration headerTimeout,
    Duration bodyTimeout,
    Duration idleTimeout,
    Duration writeTimeout) {
  /// The defaults, on one address.
  public static HttpServerOptions at(String host, int port) {
    return new HttpServerOptions(
        host,
        port,
        2 << 20, // 2 MiB: far above real operations, far below what hurts
        32 << 10, // 32 KiB: a GET query in a URL
        32 << 10, // 32 KiB: large cookies and tokens
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(75), // longer than the 60 s that load balancers keep their connections
        Duration.ofSeconds(30));
  }

  /// With another limit of the body.
  public HttpServerOptions withMaxRequestBytes(int bytes) {
    return new HttpServerOptions(
        host,
        port,
        bytes,
        maxRequestLineBytes,
        maxHeaderBytes,
        headerTimeout,
        bodyTimeout,
        idleTimeout,
        writeTimeout);
  }

  /// With other timeouts.
  public HttpServerOptions withTimeouts(
      Duration header, Duration body, Duration idle, Duration write) {
    return new HttpServerOptions(
        host,
        port,
        maxRequestBytes,
        maxRequestLineBytes,
        maxHeaderBytes,
        header,
        body,
        idle,
        write);
  }
}
