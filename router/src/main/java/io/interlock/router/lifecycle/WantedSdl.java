package io.interlock.router.lifecycle;

import org.jspecify.annotations.Nullable;

/// One service of an apply, and the SDL that is to serve.
///
/// @param sdl the SDL itself; null has it fetched from the service
/// @param expectSdlHash `sha256:…` of the SDL that the caller wants to see served; any other is
///   refused
public record WantedSdl(String service, @Nullable String sdl, @Nullable String expectSdlHash) {
  /// Whatever the service serves.
  public static WantedSdl of(String service) {
    return new WantedSdl(service, null, null);
  }

  /// Whether the caller wants exactly one SDL, no newer one.
  boolean isPinned() {
    return sdl != null || expectSdlHash != null;
  }
}
