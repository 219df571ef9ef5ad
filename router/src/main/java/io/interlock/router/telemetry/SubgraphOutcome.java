package io.interlock.router.telemetry;

import java.util.Locale;

/// How a request to a subgraph ended, as a label of metrics.
public enum SubgraphOutcome {
  /// An HTTP answer of status 2xx with a GraphQL body, errors in it or not.
  ANSWERED,
  /// Another status, or a body that is no GraphQL answer.
  BAD_ANSWER,
  /// No connection, or one that broke.
  UNREACHABLE,
  /// No whole answer within the time limit.
  TIMEOUT,
  /// Nobody waits for it any more: the client left, or its request was cut.
  CANCELLED;

  private final String label = name().toLowerCase(Locale.ROOT);

  /// The name in lower case.
  public String label() {
    return label;
  }

  /// Whether the subgraph is to blame.
  public boolean isFailure() {
    return this == BAD_ANSWER || this == UNREACHABLE || this == TIMEOUT;
  }
}
