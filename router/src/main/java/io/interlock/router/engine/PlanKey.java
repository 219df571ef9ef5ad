package io.interlock.router.engine;

import java.util.Set;

/// What a plan is found by: the normalised operation, and the progressive overrides that have
/// happened for it.
///
/// @param digest of the normalised operation without its literals
record PlanKey(String digest, Set<String> labels) {
  PlanKey {
    labels = Set.copyOf(labels);
  }
}
