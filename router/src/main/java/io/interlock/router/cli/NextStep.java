package io.interlock.router.cli;

/// What to do after a refusal.
final class NextStep {

  private NextStep() {}

  /// One sentence, by the answer's code or, for one that is not known here, by its exit code.
  static String after(GatewayAnswer answer) {
    return switch (answer.json().path("code").asText()) {
      case "UNKNOWN_SERVICE" -> "correct the name, or add the service to gateway.yaml";
      case "REVISION_CONFLICT", "PRECONDITION_FAILED" ->
          "see what came first by interlock history, then apply again";
      case "SDL_MISMATCH" ->
          "the subgraph serves another SDL than expected: apply when its deployment is complete";
      case "NO_PREVIOUS_REVISION" ->
          "there is nothing to go back to: apply a schema that is known to be good";
      case "UNKNOWN_REVISION" -> "see by interlock history which revisions are kept";
      case "IDEMPOTENCY_KEY_REUSED" -> "choose another key: this one was for another call";
      case "STATIC_SUPERGRAPH" ->
          "the router serves a supergraph file: change the file, then POST /gateway/reload";
      case "ROLLED_BACK" ->
          "clients have the schema before again: see reasons by interlock history, mend the schema";
      case "BREAKING_CHANGE" ->
          "keep what clients use until none does, or insist with interlock apply --force breaking";
      case "QUARANTINED" ->
          "this schema was rolled back before: mend it, or insist with --force quarantine";
      case "SDL_TOO_LARGE" -> "shorten the SDL or raise schema.compose.maxSdlBytes in gateway.yaml";
      case "NOT_A_SUBGRAPH" ->
          "make the service answer { _service { sdl } }, or correct its url in gateway.yaml";
      case "SUBGRAPH_UNREACHABLE", "SUBGRAPH_ERROR", "SUBGRAPH_TIMEOUT" ->
          "make sure that the subgraph answers the router, then apply again";
      default -> byExitCode(answer);
    };
  }

  private static String byExitCode(GatewayAnswer answer) {
    return switch (answer.exitCode()) {
      case ExitCode.NOT_ALLOWED ->
          "give the router's admin.token by --token-file or INTERLOCK_ADMIN_TOKEN";
      case ExitCode.USAGE -> "correct the command line";
      case ExitCode.NOT_FOUND -> "make sure that --gateway is right";
      case ExitCode.TRY_AGAIN ->
          answer.retryAfter() == null
              ? "try again later"
              : "try again in " + Printable.of(answer.retryAfter()) + " s";
      case ExitCode.INTERNAL -> "see the router's log, and please report the fault";
      case ExitCode.CONFLICT -> "see interlock status and interlock history";
      default -> "do not deploy this: mend the schema and try it by interlock check";
    };
  }
}
