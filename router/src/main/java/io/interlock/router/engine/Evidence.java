package io.interlock.router.engine;

import java.util.Set;

/// What speaks against an engine on trial. Only what its schema can have caused: a subgraph that is
/// merely out of order gives none.
public sealed interface Evidence {

  /// The engine was at fault, and the standby answered the same request.
  ///
  /// @param operationHash `sha256:…` of the operation's text
  record Rescued(String operationHash) implements Evidence {}

  /// The engine was at fault for a mutation of which something had been sent, so that the standby
  /// could not be asked.
  ///
  /// @param operationHash `sha256:…` of the operation's text
  record NotRescued(String operationHash) implements Evidence {}

  /// It finds an operation invalid that the standby has served.
  ///
  /// @param operationHash `sha256:…` of the operation's text
  record Lost(String operationHash) implements Evidence {}

  /// Subgraphs found a request of its plan invalid.
  record Rejected(Set<String> subgraphs) implements Evidence {
    public Rejected {
      subgraphs = Set.copyOf(subgraphs);
    }
  }

  /// An answer had values that break its schema.
  record Broken() implements Evidence {}
}
