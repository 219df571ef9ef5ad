package io.interlock.router.lifecycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the lane decided about a change.
sealed interface Verdict {
  /// It serves.
  record Activated(
      Activation activation, List<SubgraphChange> changes, List<SchemaHint> hints, Impact impact)
      implements Verdict {}

  /// It serves already.
  record Unchanged(Head serving, List<SubgraphChange> changes) implements Verdict {}

  /// A dry run: it could serve.
  record Valid(
      String supergraphHash, List<SubgraphChange> changes, List<SchemaHint> hints, Impact impact)
      implements Verdict {}

  /// It cannot serve.
  ///
  /// @param impact what it would mean to clients; null when that is not known
  record Refused(
      FailureCode code, String message, List<SchemaError> errors, @Nullable Impact impact)
      implements Verdict {
    Refused(FailureCode code, String message, List<SchemaError> errors) {
      this(code, message, errors, null);
    }

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
