package io.interlock.router.client;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Broken connections in half a sentence, without names and addresses: what is said here can reach
/// the router's clients.
final class Reason {
  private Reason() {}

  static String ofConnecting(Throwable cause, Duration timeout) {
    return switch (cause) {
      case ConnectTimeoutException _ -> "no connection within " + timeout.toMillis() + " ms";
      case NoRouteToHostException _ -> "no route to the host";
      case ConnectException e when text(e).contains("refused") -> "connection refused";
      case ConnectException e when text(e).contains("unreachable") -> "the network is unreachable";
      default -> "no connection";
    };
  }

  static String ofTls(@Nullable Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      String text = text(at);
      if (text.contains("no subject alternative") || text.contains("no name matching")) {
        return "the TLS certificate is for another host name";
      }
      if (text.contains("unable to find valid certification path")) {
        return "the TLS certificate is not trusted";
      }
      if (text.contains("not an ssl/tls record")) {
        return "the server does not speak TLS";
      }
      if (text.contains("expired")) {
        return "the TLS certificate has expired";
      }
    }
    boolean isTls = cause instanceof SSLException;
    return isTls ? "the TLS handshake failed" : "the connection broke during the TLS handshake";
  }

  static String ofBreaking(@Nullable Throwable cause) {
    return cause != null && text(cause).contains("reset")
        ? "the connection was reset"
        : "the connection was closed";
  }

  private static String text(Throwable cause) {
    return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
  }
}
