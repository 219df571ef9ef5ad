package io.interlock.router.lifecycle;

import org.jspecify.annotations.Nullable;

/// Why a change is made.
///
/// @param reason what the caller gave as such
record Cause(Trigger trigger, @Nullable String reason, Release release, Caller caller) {

  /// Something that nobody has asked for.
  Cause(Trigger trigger, @Nullable String reason) {
    this(trigger, reason, Release.NONE, new Caller(trigger.label(), null));
  }
}
