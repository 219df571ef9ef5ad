package io.interlock.router.client;

/// Why there is no answer.
public enum ClientFailure {
  /// The host is unknown, or no address of it accepted a connection.
  NOT_CONNECTED,
  /// The TLS handshake failed: an untrusted certificate, a wrong name, no TLS at all.
  TLS,
  /// The connection broke before the whole answer had come.
  BROKEN,
  /// What came is not HTTP/1.1, or in an encoding that nobody asked for.
  MALFORMED,
  /// The answer's body is longer than allowed.
  TOO_LARGE,
  /// The time for the whole exchange is over.
  TIMEOUT,
  /// The client was closed.
  CLOSED
}
