package io.interlock.router.config;

import java.util.List;

/// What came of reading a `gateway.yaml`.
public sealed interface ConfigOutcome {

  /// @param settings the same, key by key
  record Loaded(GatewayConfig config, Settings settings) implements ConfigOutcome {}

  /// @param faults all that is wrong, in the order of the file; never empty
  record Invalid(List<ConfigFault> faults) implements ConfigOutcome {

    public Invalid {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("faults: expected at least one, got none");
      }
    }
  }
}
