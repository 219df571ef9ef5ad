package io.interlock.router.lifecycle;

/// Why a change was not made. The engine that served still serves.
public enum FailureCode {
  /// No service of that name.
  UNKNOWN_SERVICE,
  /// No revision of that number is kept.
  UNKNOWN_REVISION,
  /// Other changes came first, again and again.
  REVISION_CONFLICT,
  /// The SDL is not the one that the caller expects.
  SDL_MISMATCH,
  /// An operator has frozen schema changes.
  FROZEN,
  /// There is no schema to go back to.
  NO_PREVIOUS_REVISION,
  /// No schema waits to be promoted.
  NO_CANARY,
  /// The supergraph comes from a file; there are no subgraphs to fetch.
  STATIC_SUPERGRAPH,
  /// The schema was activated and did not prove itself.
  ROLLED_BACK,
  /// Another revision serves than the caller expects.
  PRECONDITION_FAILED,
  /// The SDL is larger than allowed.
  SDL_TOO_LARGE,
  /// `gateway.yaml` is wrong.
  INVALID_CONFIG,
  /// The SDL, or the supergraph file, is no GraphQL schema.
  INVALID_SDL,
  /// The subgraphs contradict each other or break a rule of federation.
  COMPOSITION_FAILED,
  /// Some field could not be fetched from some entry.
  UNSATISFIABLE,
  /// It would break clients, and that is not allowed.
  BREAKING_CHANGE,
  /// The schema was rolled back before, because it did not prove itself.
  QUARANTINED,
  /// The service answers, but is no subgraph.
  NOT_A_SUBGRAPH,
  /// Something was thrown while the schema was loaded.
  APPLY_PANIC,
  /// Loading the schema took longer than allowed.
  ENGINE_BUILD_FAILED,
  /// The service could not be reached.
  SUBGRAPH_UNREACHABLE,
  /// The service answered with an error.
  SUBGRAPH_ERROR,
  /// The service did not answer in time.
  SUBGRAPH_TIMEOUT,
  /// Too many changes wait.
  LANE_BUSY,
  /// The store cannot be read or written.
  STORE_UNAVAILABLE,
  /// Nothing serves yet, and other services' schemas are still missing.
  SCHEMA_NOT_READY,
  /// The router is ending.
  SHUTTING_DOWN;

  /// Whether a service could not be fetched, which the services' own troubles say too.
  boolean isOfAService() {
    return switch (this) {
      case SUBGRAPH_UNREACHABLE, SUBGRAPH_ERROR, SUBGRAPH_TIMEOUT, NOT_A_SUBGRAPH, SDL_TOO_LARGE ->
          true;
      default -> false;
    };
  }
}
