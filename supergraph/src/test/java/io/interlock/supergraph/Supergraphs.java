package io.interlock.supergraph;

import io.interlock.supergraph.schema.Supergraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The supergraphs under `src/test/resources/supergraphs`.
public final class Supergraphs {
  private Supergraphs() {}

  public static String sdl(String name) {
    try (InputStream in =
        Supergraphs.class.getResourceAsStream("/supergraphs/" + name + ".graphql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Supergraph read(String name) {
    return Supergraph.read(sdl(name));
  }
}
