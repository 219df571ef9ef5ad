package io.interlock.executor.error;

/// What of subgraph errors clients are shown.
///
/// @param passesSubgraphMessages whether messages and extensions of subgraph errors are passed on;
///   otherwise a fixed message stands in their place, and of the extensions only the code is kept
/// @param namesService whether `extensions.service` names the subgraph
/// @param maxErrors how many errors a response holds at most; what is left out is counted in a last
///   entry
public record ErrorPolicy(boolean passesSubgraphMessages, boolean namesService, int maxErrors) {
  /// Messages passed on, services named, at most 100 errors.
  public static final ErrorPolicy OPEN = new ErrorPolicy(true, true, 100);

  /// Messages masked, services not named, at most 100 errors.
  public static final ErrorPolicy MASKED = new ErrorPolicy(false, false, 100);

  public ErrorPolicy {
    if (maxErrors < 1) {
      throw new IllegalArgumentException("expected maxErrors >= 1, got " + maxErrors);
    }
  }
}
