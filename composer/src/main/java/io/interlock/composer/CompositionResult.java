package io.interlock.composer;

import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.CompositionHint;
import java.util.List;

/// The verdict on a set of subgraphs.
public sealed interface CompositionResult {
  /// They compose.
  ///
  /// @param supergraphSdl in the join spec, byte-identical for equal inputs in any order
  record Composed(String supergraphSdl, List<CompositionHint> hints) implements CompositionResult {
    public Composed {
      hints = List.copyOf(hints);
    }
  }

  /// They do not compose.
  ///
  /// @param errors at least one; all that could be found before the first stage that had any
  record Rejected(List<CompositionError> errors) implements CompositionResult {
    public Rejected {
      errors = List.copyOf(errors);
      if (errors.isEmpty()) {
        throw new IllegalArgumentException("a rejection names at least one error");
      }
    }
  }
}
