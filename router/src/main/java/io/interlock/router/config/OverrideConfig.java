package io.interlock.router.config;

import java.util.List;

/// Which progressive overrides (`@override(from:, label:)`) have happened.
///
/// @param labels active for every request; `percent(n)` decides by itself
public record OverrideConfig(List<String> labels) {
  public OverrideConfig {
    labels = List.copyOf(labels);
  }
}
