package io.interlock.router.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a canary is.
///
/// @param percent of new requests that take the new engine
/// @param until when the next step comes; null when the canary waits to be promoted
public record CanaryStatus(int percent, @Nullable Instant until) {}
