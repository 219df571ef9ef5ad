package io.interlock.router.lifecycle;

import io.interlock.supergraph.schema.Sha256;
import java.time.Instant;
import java.util.Locale;

/// An SDL as it came in, before it is looked into.
///
/// @param sdlHash of its bytes
/// @param sequence grows with every fetch that is started and every SDL that is pushed; a smaller
///   number is older
record ReceivedSdl(
    String service, String sdl, String sdlHash, Source source, long sequence, Instant at) {

  /// Where an SDL came from.
  enum Source {
    FETCHED("fetched"),
    PUSHED("pushed");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    static Source of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }

    String label() {
      return label;
    }
  }

  static ReceivedSdl of(String service, String sdl, Source source, long sequence, Instant at) {
    return new ReceivedSdl(service, sdl, Sha256.of(sdl), source, sequence, at);
  }

  ServiceSdl identified() {
    return new ServiceSdl(this, SchemaHash.of(sdl));
  }
}
