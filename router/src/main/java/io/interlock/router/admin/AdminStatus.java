package io.interlock.router.admin;

import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.lifecycle.FailureCode;

/// The HTTP status of an answer, by which pipelines decide: 4xx other than 429 is "do not deploy",
/// 429 and 5xx are "try again".
final class AdminStatus {
  private AdminStatus() {}

  static int of(ApplyAnswer answer) {
    return switch (answer) {
      case ApplyAnswer.Succeeded s -> s.status() == ApplyAnswer.Status.QUEUED ? 202 : 200;
      case ApplyAnswer.Failed f -> of(f.code());
    };
  }

  /// Seconds after which another try is worth it; 0 for none.
  static int retryAfter(FailureCode code) {
    return switch (code) {
      case LANE_BUSY, SCHEMA_NOT_READY -> 1;
      case STORE_UNAVAILABLE, SHUTTING_DOWN -> 5;
      default -> 0;
    };
  }

  static int of(FailureCode code) {
    return switch (code) {
      case UNKNOWN_SERVICE, UNKNOWN_REVISION -> 404;
      case REVISION_CONFLICT,
          SDL_MISMATCH,
          NO_PREVIOUS_REVISION,
          NO_CANARY,
          STATIC_SUPERGRAPH,
          FROZEN,
          ROLLED_BACK ->
          409;
      case PRECONDITION_FAILED -> 412;
      case SDL_TOO_LARGE -> 413;
      case INVALID_CONFIG,
          INVALID_SDL,
          COMPOSITION_FAILED,
          UNSATISFIABLE,
          BREAKING_CHANGE,
          QUARANTINED,
          NOT_A_SUBGRAPH ->
          422;
      case APPLY_PANIC, ENGINE_BUILD_FAILED -> 500;
      case SUBGRAPH_UNREACHABLE, SUBGRAPH_ERROR -> 502;
      case SUBGRAPH_TIMEOUT -> 504;
      case LANE_BUSY, STORE_UNAVAILABLE, SCHEMA_NOT_READY, SHUTTING_DOWN -> 503;
    };
  }
}
