package io.interlock.router.lifecycle;

import io.interlock.router.engine.Swap;
import org.jspecify.annotations.Nullable;

/// A head that has come to serve.
///
/// @param before what served before; null for the first
/// @param restores the revision whose content serves again; null unless it is a rollback
/// @param trial its probation; null when there is none
record Activation(
    @Nullable Head before, Head after, Swap swap, @Nullable Long restores, @Nullable Trial trial) {
  long previousRevision() {
    return before == null ? 0 : before.revision();
  }
}
