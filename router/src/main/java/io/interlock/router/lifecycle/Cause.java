package io.interlock.router.lifecycle;

import org.jspecify.annotations.Nullable;

/// Why a change is made.
///
/// @param reason what the caller gave as such
record Cause(Trigger trigger, @Nullable String reason) {}
