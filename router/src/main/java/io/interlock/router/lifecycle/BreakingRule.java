package io.interlock.router.lifecycle;

import io.interlock.router.config.SchemaConfig.OnBreaking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is done about a change that breaks clients.
record BreakingRule(OnBreaking policy) {

  /// The same for a dry run as for the change itself. What takes a schema back is never refused.
  ///
  /// @return null when the change may be made
  Verdict.@Nullable Refused refusal(Change change, Impact impact) {
    if (change.forces(Force.BREAKING) || change.cause().trigger().isWayBack()) {
      return null;
    }
    return switch (policy) {
      case ALLOW, WARN -> null;
      case REJECT_IF_USED -> refusalIfUsed(impact);
      case REJECT -> impact.isBreaking() ? refused(FailureCode.BREAKING_CHANGE, impact) : null;
    };
  }

  private static Verdict.@Nullable Refused refusalIfUsed(Impact impact) {
    if (impact.warmUp() == null) {
      return refused(FailureCode.ENGINE_BUILD_FAILED, impact);
    }
    return impact.failing().isEmpty() ? null : refused(FailureCode.BREAKING_CHANGE, impact);
  }

  /// What the answer to a change that is made says besides the list of changes.
  List<SchemaHint> hints(Impact impact) {
    return policy != OnBreaking.ALLOW && impact.isBreaking()
        ? List.of(
            new SchemaHint(
                FailureCode.BREAKING_CHANGE.name(), "WARN", BreakingText.sentence(impact)))
        : List.of();
  }

  private static Verdict.Refused refused(FailureCode code, Impact impact) {
    return new Verdict.Refused(code, BreakingText.sentence(impact), List.of(), impact);
  }
}
