package io.interlock.router.lifecycle;

import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.router.config.ConfigFault;
import io.interlock.router.store.StoreFault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words for what went wrong with a change.
final class Refusals {
  private Refusals() {}

  /// The subgraphs do not compose.
  static Verdict.Refused rejected(List<CompositionError> errors) {
    List<SchemaError> all = errors.stream().map(Refusals::schemaError).toList();
    String count = errors.size() == 1 ? "1 error" : errors.size() + " errors";
    FailureCode code = codeOf(errors);
    String what = code == FailureCode.INVALID_SDL ? "invalid SDL: " : "composition failed: ";
    return new Verdict.Refused(code, what + count, all);
  }

  /// SDLs could not be fetched.
  ///
  /// @param failed at least one
  static Verdict.Refused notFetched(List<SdlFetches.Fetch.Failed> failed) {
    List<SchemaError> errors =
        failed.stream()
            .map(f ->
                new SchemaError(
                    f.code().name(), f.message(), null, List.of(f.service()), List.of()))
            .toList();
    String message = String.join("; ", failed.stream().map(f -> f.message()).toList());
    return new Verdict.Refused(failed.getFirst().code(), message, errors);
  }

  /// There is no such service.
  static Verdict.Refused unknown(List<String> wanted, List<String> known) {
    return Verdict.Refused.of(
        FailureCode.UNKNOWN_SERVICE,
        "no service is named %s; known: %s"
            .formatted(
                String.join(", ", wanted.stream().filter(n -> !known.contains(n)).toList()),
                String.join(", ", known)));
  }

  /// `gateway.yaml` cannot be used.
  static Verdict.Refused wrong(List<ConfigFault> faults) {
    List<SchemaError> errors =
        faults.stream()
            .map(f ->
                new SchemaError(
                    FailureCode.INVALID_CONFIG.name(), f.toString(), null, List.of(), List.of()))
            .toList();
    String count = faults.size() == 1 ? "" : " (and %d more)".formatted(faults.size() - 1);
    return new Verdict.Refused(
        FailureCode.INVALID_CONFIG, faults.getFirst().toString() + count, errors);
  }

  /// Something was thrown in a step.
  static Verdict.Refused panic(@Nullable Step step, Throwable cause) {
    String where = step == null ? "" : " in step " + step.label();
    return Verdict.Refused.of(
        FailureCode.APPLY_PANIC,
        "loading the schema threw " + cause + where + "; the schema that served still serves");
  }

  /// The router is ending.
  static Verdict.Refused shuttingDown() {
    return Verdict.Refused.of(FailureCode.SHUTTING_DOWN, "the router is shutting down");
  }

  /// The store cannot be read or written.
  static Verdict.Refused store(StoreFault fault) {
    return Verdict.Refused.of(FailureCode.STORE_UNAVAILABLE, fault.message());
  }

  /// The steps took too long.
  static Verdict.Refused outOfTime(@Nullable Step step, Duration limit) {
    String where = step == null ? "" : " (in step " + step.label() + ")";
    return Verdict.Refused.of(
        FailureCode.ENGINE_BUILD_FAILED,
        "loading the schema took longer than " + limit.toMillis() + " ms" + where);
  }

  private static FailureCode codeOf(List<CompositionError> errors) {
    if (errors.stream().anyMatch(e -> e.code() == ErrorCode.INTERNAL)) {
      return FailureCode.APPLY_PANIC;
    }
    if (errors.stream().allMatch(e -> e.code() == ErrorCode.INVALID_GRAPHQL)) {
      return FailureCode.INVALID_SDL;
    }
    return errors.stream().allMatch(e -> e.code() == ErrorCode.SATISFIABILITY_ERROR)
        ? FailureCode.UNSATISFIABLE
        : FailureCode.COMPOSITION_FAILED;
  }

  private static SchemaError schemaError(CompositionError error) {
    return new SchemaError(
        error.code().name(),
        error.message(),
        error.coordinates().isEmpty() ? null : error.coordinates().getFirst(),
        error.locations().stream().map(l -> l.subgraph()).distinct().toList(),
        error.locations().stream()
            .map(l -> new SchemaError.Location(l.subgraph(), l.line(), l.column()))
            .toList());
  }
}
