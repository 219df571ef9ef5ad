package io.interlock.router.config;

import org.jspecify.annotations.Nullable;

/// Who may change schemas.
///
/// @param token the bearer token that admin calls must carry; without one they answer on loopback
///   only
public record AdminConfig(@Nullable String token) {

  /// Never prints the token.
  @Override
  public String toString() {
    return "AdminConfig[token=" + (token == null ? "none" : "set") + "]";
  }
}
