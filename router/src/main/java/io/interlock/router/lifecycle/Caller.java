package io.interlock.router.lifecycle;

import org.jspecify.annotations.Nullable;

/// Who asks for something.
///
/// @param actor a token's name, `loopback`, or the label of a trigger that nobody has set off
/// @param remoteAddress null when nobody called
public record Caller(String actor, @Nullable String remoteAddress) {

  /// Somebody on this machine, who needs no token.
  public static final Caller LOOPBACK = new Caller("loopback", null);
}
