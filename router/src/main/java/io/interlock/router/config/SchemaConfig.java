package io.interlock.router.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a schema change is composed, checked, applied, drained and put on probation.
///
/// @param onBreaking what is done about a change that breaks clients
public record SchemaConfig(
    Compose compose,
    OnBreaking onBreaking,
    WarmUp warmUp,
    Drain drain,
    Apply apply,
    Probation probation,
    Poll poll,
    List<CanaryStep> canary) {
  public SchemaConfig {
    canary = List.copyOf(canary);
  }

  /// What is done about a change that breaks clients.
  public enum OnBreaking {
    /// It is made, and the answer lists the changes.
    ALLOW,
    /// It is made, and the answer and the log say what breaks.
    WARN,
    /// It is refused when it breaks an operation that was served lately.
    REJECT_IF_USED,
    /// It is refused.
    REJECT
  }

  /// What is done before a new schema serves with the operations that were served lately.
  ///
  /// @param operations the most texts that are prepared anew
  /// @param timeout the most time that it may take
  public record WarmUp(int operations, Duration timeout) {

    public WarmUp {
      Checks.notNegative("schema.warmup.timeout", timeout);
    }
  }

  /// @param timeout the most time that composition, building included, may take
  /// @param maxSdlBytes the largest SDL that is read from a subgraph
  public record Compose(Duration timeout, int maxSdlBytes) {

    public Compose {
      Checks.positive("schema.compose.timeout", timeout);
      Checks.positive("schema.compose.maxSdlBytes", maxSdlBytes);
    }
  }

  /// @param grace what requests on a retired engine get beyond `requestTimeout`
  /// @param maxRetired retired engines that may be alive at once; one more cuts the oldest
  public record Drain(Duration grace, int maxRetired) {

    public Drain {
      Checks.notNegative("schema.drain.grace", grace);
      Checks.positive("schema.drain.maxRetired", maxRetired);
    }
  }

  /// How long a new schema has to prove itself, and what speaks against it.
  ///
  /// @param duration the least time; it goes on until enough requests were answered
  /// @param minRequests how many are enough
  /// @param maxDuration the most time
  /// @param isAutomatic whether a schema that does not prove itself is rolled back; otherwise that
  ///   is only said
  /// @param maxLostPercent requests for operations that have become invalid, in percent of all;
  ///   above it the schema is rolled back
  public record Probation(
      Duration duration,
      int minRequests,
      Duration maxDuration,
      boolean isAutomatic,
      int maxLostPercent) {

    public Probation {
      Checks.notNegative("schema.probation.duration", duration);
      Checks.notNegative("schema.probation.maxDuration", maxDuration);
    }
  }

  /// @param timeout the most time of one apply, fetching included
  /// @param queue applies that may wait for the one that runs
  /// @param rate calls for schema changes that are taken; null for any number
  public record Apply(Duration timeout, int queue, @Nullable Rate rate) {

    public Apply {
      Checks.positive("schema.apply.timeout", timeout);
      Checks.positive("schema.apply.queue", queue);
    }
  }

  /// @param interval the pause between two looks at the services; null for no looks
  public record Poll(@Nullable Duration interval) {}

  /// A part of the way of a new schema to all requests.
  ///
  /// @param percent of the requests that it gets
  /// @param time how long; null until it is promoted
  public record CanaryStep(int percent, @Nullable Duration time) {
    public CanaryStep {
      Checks.positive("schema.canary[].percent", percent);
    }
  }
}
