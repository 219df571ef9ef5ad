package io.interlock.router.engine;

import org.jspecify.annotations.Nullable;

/// An exchange of engines that has happened.
///
/// @param epoch the number of the new activation
/// @param drain the epoch that served before; null for the first
public record Swap(long epoch, @Nullable Drain drain) {}
