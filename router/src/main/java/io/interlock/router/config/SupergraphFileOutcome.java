package io.interlock.router.config;

import java.util.List;

/// What came of reading a `supergraph.yaml`.
public sealed interface SupergraphFileOutcome {

  record Loaded(SupergraphFile file) implements SupergraphFileOutcome {}

  /// @param faults all that is wrong, in the order of the file; never empty
  record Invalid(List<ConfigFault> faults) implements SupergraphFileOutcome {

    public Invalid {
      faults = List.copyOf(faults);
    }
  }
}
