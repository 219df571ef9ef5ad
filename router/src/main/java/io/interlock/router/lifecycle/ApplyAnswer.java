package io.interlock.router.lifecycle;

import io.interlock.router.engine.Drain;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer to a call that may change the schema.
public sealed interface ApplyAnswer {
  /// Names this call in answers, history and log.
  String operationId();

  /// The revision that serves; 0 when none does.
  long revision();

  /// The epoch that serves; 0 when none does.
  long epoch();

  /// `ACTIVATED`, `UNCHANGED`, …, or the failure's code.
  String verdict();

  /// It went well.
  ///
  /// @param services the services that were asked for
  /// @param previousRevision the revision that served before; 0 when none did
  /// @param supergraphHash of what serves, or for a dry run would serve; null when nothing does
  /// @param restores the revision whose content serves again; null unless rolled back
  /// @param ahead services whose subgraph may serve something newer than the restored schema
  /// @param timings milliseconds of each step that was run, in order
  /// @param impact what it means to clients; null when nothing new was activated or checked
  /// @param drain the epoch that was retired; null when none was
  /// @param probation null when there is none
  record Succeeded(
      Status status,
      String operationId,
      List<String> services,
      long revision,
      long previousRevision,
      long epoch,
      @Nullable String supergraphHash,
      List<SubgraphChange> subgraphs,
      List<SchemaHint> hints,
      List<Attempt> attempts,
      Map<Step, Long> timings,
      @Nullable Impact impact,
      @Nullable Drain drain,
      @Nullable OnProbation probation,
      @Nullable Long restores,
      List<String> ahead)
      implements ApplyAnswer {
    @Override
    public String verdict() {
      return status.name();
    }
  }

  /// It was refused or failed, and changed nothing.
  ///
  /// @param message one line
  /// @param services the services that were asked for
  /// @param errors every reason, where there are several or a place is known
  /// @param impact what it would mean to clients; null when that is not known
  record Failed(
      FailureCode code,
      String message,
      String operationId,
      List<String> services,
      long revision,
      long epoch,
      List<SchemaError> errors,
      @Nullable Impact impact,
      List<Attempt> attempts,
      Map<Step, Long> timings)
      implements ApplyAnswer {
    @Override
    public String verdict() {
      return code.name();
    }
  }

  /// How a call ended that went well.
  enum Status {
    /// A new revision serves.
    ACTIVATED,
    /// What was asked for serves already.
    UNCHANGED,
    /// A dry run: it could be activated.
    VALID,
    /// The call runs on; the outcome will be in the history.
    QUEUED,
    /// An earlier schema serves again.
    ROLLED_BACK,
    /// A schema that had a share of the requests has all of them.
    PROMOTED,
    /// What served before the process ended serves again.
    RESTORED
  }
}
