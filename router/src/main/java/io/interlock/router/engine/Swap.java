package io.interlock.router.engine;

import org.jspecify.annotations.Nullable;

/// An exchange of engines that has happened.
///
/// @param epoch the number of the new activation
/// @param drain the epoch that served before; null for the first, and when it still serves a share
/// @param canary the way of the new engine to all requests; null when it has them
public record Swap(long epoch, @Nullable Drain drain, @Nullable Canary canary) {}
