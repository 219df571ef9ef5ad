package io.interlock.executor.error;

import java.util.Set;

/// What went wrong in one response that a supergraph which does not fit its subgraphs may have
/// caused; what subgraphs that are merely out of order answer is not among it.
///
/// @param rejectedBy the subgraphs that found a request invalid
/// @param brokenValues values that break the schema: nulls where none may be, other kinds of value
public record Suspicions(Set<String> rejectedBy, int brokenValues) {
  public static final Suspicions NONE = new Suspicions(Set.of(), 0);

  public Suspicions {
    rejectedBy = Set.copyOf(rejectedBy);
  }
}
