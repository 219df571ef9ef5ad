package io.interlock.router.sdl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.interlock.router.client.ClientFailure;
import io.interlock.router.client.ClientOutcome;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What one try brought, judged.
sealed interface SdlAnswer {
  /// Texts of the server that are quoted in messages are cut to this length.
  int QUOTE = 200;

  ObjectMapper JSON = new ObjectMapper();

  /// How the try went, in a word.
  String outcome();

  /// The SDL.
  record Sdl(String text) implements SdlAnswer {
    @Override
    public String outcome() {
      return "OK";
    }
  }

  /// No SDL.
  ///
  /// @param reason half a sentence; the service is its subject
  /// @param isPassing whether it may well be otherwise in a moment, so that a retry is worth it
  /// @param isWrongPlace whether there may be an SDL at the service's `/_service` path instead
  record None(
      SdlFailure code, String outcome, String reason, boolean isPassing, boolean isWrongPlace)
      implements SdlAnswer {}

  /// Judges an outcome, and releases its body.
  static SdlAnswer of(ClientOutcome outcome, int maxSdlBytes) {
    return switch (outcome) {
      case ClientOutcome.Failed(ClientFailure kind, String reason) ->
          failed(kind, reason, maxSdlBytes);
      case ClientOutcome.Answered answered -> {
        try {
          yield answered(answered, maxSdlBytes);
        } finally {
          answered.body().release();
        }
      }
    };
  }

  private static SdlAnswer failed(ClientFailure kind, String reason, int maxSdlBytes) {
    return switch (kind) {
      case NOT_CONNECTED, TLS, BROKEN ->
          new None(SdlFailure.SUBGRAPH_UNREACHABLE, "UNREACHABLE", reason, true, false);
      case TIMEOUT -> new None(SdlFailure.SUBGRAPH_TIMEOUT, "TIMEOUT", reason, true, false);
      case TOO_LARGE -> tooLarge(maxSdlBytes);
      case MALFORMED -> new None(SdlFailure.SUBGRAPH_ERROR, "MALFORMED", reason, false, false);
      case CLOSED -> new None(SdlFailure.SUBGRAPH_UNREACHABLE, "CANCELLED", reason, false, false);
    };
  }

  private static SdlAnswer answered(ClientOutcome.Answered answered, int maxSdlBytes) {
    int status = answered.status();
    if (status >= 300 && status < 400) {
      return redirected(status);
    }
    JsonNode json = parse(answered.body());
    if (status >= 200 && status < 300) {
      return json == null ? notJson(answered) : ofJson(json, maxSdlBytes);
    }
    // A GraphQL server may answer an invalid query with 400 and say so in the body.
    if (status < 500 && json != null && knowsNoService(json)) {
      return noService(json);
    }
    return httpError(status);
  }

  private static SdlAnswer redirected(int status) {
    String reason =
        "answers with HTTP "
            + status
            + ", and redirects are not followed; put the final URL into the configuration";
    return new None(SdlFailure.SUBGRAPH_ERROR, "HTTP_" + status, reason, false, false);
  }

  private static SdlAnswer httpError(int status) {
    boolean isPassing = status >= 500 || status == 408 || status == 425 || status == 429;
    String hint = status == 404 ? "; is the path of its URL right?" : "";
    return new None(
        SdlFailure.SUBGRAPH_ERROR,
        "HTTP_" + status,
        "answers with HTTP " + status + hint,
        isPassing,
        status == 404);
  }

  private static SdlAnswer notJson(ClientOutcome.Answered answered) {
    String type = answered.headers().get(HttpHeaderNames.CONTENT_TYPE, "no content type");
    return notSubgraph("answers with something else than JSON (" + cut(type) + ")", false, false);
  }

  private static SdlAnswer ofJson(JsonNode json, int maxSdlBytes) {
    JsonNode sdl = json.path("data").path("_service").path("sdl");
    if (sdl.isTextual() && !sdl.textValue().isBlank()) {
      String text = sdl.textValue();
      boolean fits = text.getBytes(StandardCharsets.UTF_8).length <= maxSdlBytes;
      return fits ? new Sdl(text) : tooLarge(maxSdlBytes);
    }
    if (sdl.isTextual()) {
      return notSubgraph("answers with an empty SDL", true, false);
    }
    if (knowsNoService(json) || firstError(json) == null) {
      return noService(json);
    }
    return notSubgraph("answers with an error: " + firstError(json), true, false);
  }

  private static SdlAnswer noService(JsonNode json) {
    String error = firstError(json);
    String quoted = error == null ? "" : " (" + error + ")";
    return notSubgraph("is no federation subgraph: it knows no `_service`" + quoted, false, true);
  }

  private static boolean knowsNoService(JsonNode json) {
    String error = firstError(json);
    return error != null && error.contains("_service");
  }

  private static @Nullable String firstError(JsonNode json) {
    JsonNode message = json.path("errors").path(0).path("message");
    return message.isTextual() ? cut(message.textValue()) : null;
  }

  private static None notSubgraph(String reason, boolean isPassing, boolean isWrongPlace) {
    return new None(SdlFailure.NOT_A_SUBGRAPH, "NOT_A_SUBGRAPH", reason, isPassing, isWrongPlace);
  }

  private static None tooLarge(int maxSdlBytes) {
    String reason = "answers with an SDL of more than " + maxSdlBytes + " bytes";
    return new None(SdlFailure.SDL_TOO_LARGE, "TOO_LARGE", reason, false, false);
  }

  private static @Nullable JsonNode parse(ByteBuf body) {
    byte[] bytes = new byte[body.readableBytes()];
    body.getBytes(body.readerIndex(), bytes);
    try {
      JsonNode json = JSON.readTree(bytes);
      return json != null && json.isObject() ? json : null;
    } catch (JsonProcessingException e) {
      return null;
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  /// One line of at most {@link #QUOTE} characters.
  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= QUOTE ? line : line.substring(0, QUOTE) + "…";
  }
}
