package io.interlock.router.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whether `gateway.yaml` is watched.
///
/// @param interval the pause between two looks at it; null for no looks
public record WatchConfig(@Nullable Duration interval) {}
