package io.interlock.router.http;

/// The server cannot listen. The message says where, why, and what to do, in one line.
public final class ListenException extends RuntimeException {
  ListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
