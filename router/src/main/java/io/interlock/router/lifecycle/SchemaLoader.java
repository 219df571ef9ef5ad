package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns a change into an engine that could serve. May throw anything; changes nothing that serves.
interface SchemaLoader {
  /// @param base what serves; null before the first activation
  Loaded load(@Nullable Head base, Change change, Timings timings);

  /// The change that was loaded last serves.
  default void activated(Change change) {}

  /// What loading came to.
  sealed interface Loaded {
    /// An engine that nobody holds yet.
    record Ready(Engine engine, SdlSet sdls, List<SubgraphChange> changes, List<SchemaHint> hints)
        implements Loaded {}

    /// There is nothing to activate.
    record Settled(Verdict verdict) implements Loaded {}
  }
}
