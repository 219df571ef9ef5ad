package io.interlock.composer;

import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.ErrorCode;
import java.util.List;

/// Composes subgraphs into a supergraph.
public final class Composer {
  private Composer() {}

  /// Composes `subgraphs`, whose order does not matter. Never throws: whatever comes in, a verdict
  /// comes out.
  public static CompositionResult compose(List<SubgraphInput> subgraphs) {
    return new CompositionResult.Rejected(
        List.of(
            new CompositionError(
                ErrorCode.UNSUPPORTED_FEATURE,
                "the composer is being built; got " + subgraphs.size() + " subgraphs",
                List.of(),
                List.of())));
  }
}
