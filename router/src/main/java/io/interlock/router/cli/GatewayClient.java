package io.interlock.router.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Calls the admin API of a running router. Whatever keeps it from an answer is one line with the
/// URL; redirects are not followed, for the token belongs to nobody else.
final class GatewayClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /// Every answer of the admin API carries it.
  private static final String MARK = "X-Gateway-Revision";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI gateway;
  private final @Nullable String token;

  /// @param gateway without a slash at its end
  /// @param token null for none
  GatewayClient(URI gateway, @Nullable String token) {
    this.gateway = gateway;
    this.token = token;
  }

  /// A name as one part of a path.
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// @throws CommandFailure when no answer comes
  GatewayAnswer get(String path, Duration timeout) {
    return send(request(path, timeout).GET().build());
  }

  /// @throws CommandFailure when no answer comes
  GatewayAnswer post(String path, JsonNode body, Duration timeout) {
    return post(path, body, null, timeout);
  }

  /// @param key by which the router knows the call when it comes again; null for none
  /// @throws CommandFailure when no answer comes
  GatewayAnswer post(String path, JsonNode body, @Nullable String key, Duration timeout) {
    HttpRequest.Builder request =
        request(path, timeout)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return send((key == null ? request : request.header("Idempotency-Key", key)).build());
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway + path))
            .timeout(timeout)
            .header("Accept", "application/json");
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private GatewayAnswer send(HttpRequest request) {
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build()) {
      return answer(request.uri(), http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw unreachable(request, reason(request, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(request, "interrupted while waiting for the answer");
    }
  }

  private static CommandFailure unreachable(HttpRequest request, String reason) {
    return new CommandFailure(ExitCode.TRY_AGAIN, request.uri() + ": " + reason);
  }

  private static String reason(HttpRequest request, IOException fault) {
    return switch (fault) {
      case HttpConnectTimeoutException _ ->
          "no connection within " + CONNECT_TIMEOUT.toSeconds() + " s";
      case HttpTimeoutException _ ->
          "no answer within "
              + request.timeout().orElseThrow().toSeconds()
              + " s"
              + afterwards(request);
      case ConnectException e when isUnknownHost(e) -> "unknown host";
      case ConnectException e -> "no connection" + detail(e);
      case SSLException e -> "no secure connection" + detail(e);
      default -> "the connection broke" + detail(fault) + afterwards(request);
    };
  }

  /// A change does not end with the connection of who asked for it.
  private static String afterwards(HttpRequest request) {
    return request.method().equals("POST")
        ? "; the change may still be made: see interlock history"
        : "";
  }

  private static boolean isUnknownHost(Throwable fault) {
    for (@Nullable Throwable at = fault; at != null; at = at.getCause()) {
      if (at instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  private static String detail(Throwable fault) {
    @Nullable String message = fault.getMessage();
    return message == null ? "" : " (" + message + ")";
  }

  private static GatewayAnswer answer(URI url, HttpResponse<String> response) {
    @Nullable JsonNode json = object(response.body());
    boolean isMarked = response.headers().firstValue(MARK).isPresent();
    if (json == null || (response.statusCode() < 400 && !isMarked)) {
      throw foreign(url, response.statusCode());
    }
    return new GatewayAnswer(
        response.statusCode(),
        response.headers().firstValue("Retry-After").orElse(null),
        response.body(),
        json);
  }

  private static @Nullable JsonNode object(String body) {
    try {
      @Nullable JsonNode json = JSON.readTree(body);
      return json != null && json.isObject() ? json : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /// Something between us and the router has answered, or another server.
  private static CommandFailure foreign(URI url, int status) {
    int exitCode = ExitCode.ofStatus(status);
    return new CommandFailure(
        exitCode == ExitCode.OK ? ExitCode.FAILED : exitCode,
        url + ": answered with status " + status + ", but not by Interlock's admin API");
  }
}
