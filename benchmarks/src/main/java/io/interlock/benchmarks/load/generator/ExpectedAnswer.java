package io.interlock.benchmarks.load.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What must come back for one request. A body that was compared as JSON once is remembered, and
/// the next that is equal to it byte for byte is right without a look inside. Used by one thread.
public final class ExpectedAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int SHOWN_CHARACTERS = 600;

  private final byte[] response;
  private ByteBuf verified;

  /// @param response a right response, as JSON
  public ExpectedAnswer(byte[] response) {
    this.response = response;
    this.verified = Unpooled.wrappedBuffer(response);
  }

  /// Hot path: per request.
  ///
  /// @param body stays the caller's
  /// @return what is wrong
  public Optional<String> problem(int status, ByteBuf body) {
    if (status == OK && ByteBufUtil.equals(verified, body)) {
      return Optional.empty();
    }
    return compare(status, ByteBufUtil.getBytes(body));
  }

  private Optional<String> compare(int status, byte[] body) {
    if (status != OK || !isSame(body)) {
      return Optional.of(
          "expected 200 %s\n     got %d %s".formatted(shown(response), status, shown(body)));
    }
    verified = Unpooled.wrappedBuffer(body);
    return Optional.empty();
  }

  /// Extensions are a router's own, and `"errors": []` and no errors are the same.
  private boolean isSame(byte[] body) {
    try {
      JsonNode expected = JSON.readTree(response);
      JsonNode actual = JSON.readTree(body);
      return actual.path("errors").isEmpty()
          && expected.path("errors").isEmpty()
          && expected.path("data").equals(actual.path("data"));
    } catch (IOException e) {
      return false; // not JSON: the caller shows the body
    }
  }

  private static String shown(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.length() <= SHOWN_CHARACTERS
        ? text
        : text.substring(0, SHOWN_CHARACTERS) + "… (" + bytes.length + " bytes)";
  }
}
