package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import java.util.Optional;

/// What serves, as text.
public final class ServingSchema {
  private final Head head;

  ServingSchema(Head head) {
    this.head = head;
  }

  public long revision() {
    return head.revision();
  }

  public Engine engine() {
    return head.engine();
  }

  /// The SDL of one service as it was received; empty for a service that is not known, and for all
  /// services of a supergraph from a file.
  public Optional<String> sdl(String service) {
    return head.sdls().of(service).map(s -> s.received().sdl());
  }
}
