package io.interlock.router.engine;

import java.util.function.BooleanSupplier;

/// How far a warm-up goes.
///
/// @param operations the most texts that are prepared anew
/// @param isOver asked before each whether time is up
/// @param pace called before each; may wait, so that requests go first
public record WarmUpLimits(int operations, BooleanSupplier isOver, Runnable pace) {
  /// Everything, at once.
  public static final WarmUpLimits NONE =
      new WarmUpLimits(Integer.MAX_VALUE, () -> false, () -> {});
}
