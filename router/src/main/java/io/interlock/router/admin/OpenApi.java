package io.interlock.router.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The admin API's own description, `docs/openapi.yaml`, as JSON.
final class OpenApi {
  private static final String TEXT = text();

  private OpenApi() {}

  static AdminReply document() {
    return AdminReply.json(200, TEXT);
  }

  private static String text() {
    try (@Nullable InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing beside " + OpenApi.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
