package io.interlock.router.client;

import io.interlock.router.wire.MessageHead;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where requests go, taken apart once. Its text holds neither user info nor query, so that it may
/// stand in logs and messages.
public final class HttpTarget {
  private final Origin origin;
  private final String path;
  private final byte[] restOfRequestLine;
  private final @Nullable String authorization;

  private HttpTarget(Origin origin, URI uri) {
    String rawPath = uri.getRawPath();
    this.origin = origin;
    this.path = rawPath == null || rawPath.isEmpty() ? "/" : rawPath;
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    this.restOfRequestLine =
        MessageHead.encoded(
            " " + path + query + " HTTP/1.1\r\nhost: " + origin.authority() + "\r\n");
    this.authorization = basic(uri.getUserInfo());
  }

  /// Where a connection leads.
  ///
  /// @param host a name or an address, an IPv6 address without brackets
  record Origin(boolean isTls, String host, int port) {
    /// The value of the `Host` header.
    String authority() {
      String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
      return port == (isTls ? 443 : 80) ? name : name + ":" + port;
    }
  }

  /// The target of an absolute `http` or `https` URI. User info becomes basic authorization.
  ///
  /// @throws IllegalArgumentException when it is none of these
  public static HttpTarget of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean isTls = scheme.equals("https");
    if (!isTls && !scheme.equals("http")) {
      throw new IllegalArgumentException(
          "expected an http or https URL, got scheme '" + scheme + "'");
    }
    String host = uri.getHost();
    if (host == null || host.isEmpty()) {
      throw new IllegalArgumentException("expected a URL with a host name, got none");
    }
    int port = uri.getPort() < 0 ? (isTls ? 443 : 80) : uri.getPort();
    boolean isBracketed = host.startsWith("[") && host.endsWith("]");
    String bare = isBracketed ? host.substring(1, host.length() - 1) : host;
    return new HttpTarget(new Origin(isTls, bare, port), uri);
  }

  private static @Nullable String basic(@Nullable String userInfo) {
    return userInfo == null
        ? null
        : "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }

  /// Scheme, host and port.
  Origin origin() {
    return origin;
  }

  /// The value of the `Host` header.
  String authority() {
    return origin.authority();
  }

  /// What follows the method in a request: the rest of the first line, and the header `Host`.
  byte[] restOfRequestLine() {
    return restOfRequestLine;
  }

  /// The value of `Authorization` that the URL asks for; null when it holds no user info.
  public @Nullable String authorization() {
    return authorization;
  }

  /// `scheme://host:port/path`, for people.
  @Override
  public String toString() {
    return (origin.isTls ? "https://" : "http://") + authority() + path;
  }
}
