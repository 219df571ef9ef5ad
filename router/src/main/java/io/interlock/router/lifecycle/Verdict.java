package io.interlock.router.lifecycle;

import io.interlock.router.engine.WarmUp;
import java.util.List;

/// What the lane decided about a change.
sealed interface Verdict {
  /// It serves.
  record Activated(
      Activation activation, List<SubgraphChange> changes, List<SchemaHint> hints, WarmUp warmUp)
      implements Verdict {}

  /// It serves already.
  record Unchanged(Head serving, List<SubgraphChange> changes) implements Verdict {}

  /// A dry run: it could serve.
  record Valid(String supergraphHash, List<SubgraphChange> changes, List<SchemaHint> hints)
      implements Verdict {}

  /// It cannot serve.
  record Refused(FailureCode code, String message, List<SchemaError> errors) implements Verdict {
    static Refused of(FailureCode code, String message) {
      return new Refused(code, message, List.of());
    }

    /// Whether another SDL of the same service may do better.
    boolean isSchemaAtFault() {
      return code == FailureCode.INVALID_SDL
          || code == FailureCode.COMPOSITION_FAILED
          || code == FailureCode.UNSATISFIABLE;
    }
  }
}
