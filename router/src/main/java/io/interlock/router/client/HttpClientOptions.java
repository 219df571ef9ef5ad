package io.interlock.router.client;

import java.time.Duration;

/// How the client connects.
///
/// @param connectTimeout the most time for one address to accept a connection, TLS included
/// @param idleTimeout how long a connection without a request is kept
/// @param maxConnections connections that one event loop opens to one origin; more requests wait
public record HttpClientOptions(Duration connectTimeout, Duration idleTimeout, int maxConnections) {
  /// 5 s to connect, 60 s idle, 128 connections.
  public static final HttpClientOptions DEFAULT =
      new HttpClientOptions(Duration.ofSeconds(5), Duration.ofSeconds(60), 128);

  public HttpClientOptions {
    if (maxConnections < 1) {
      throw new IllegalArgumentException("expected maxConnections >= 1, got " + maxConnections);
    }
  }
}
