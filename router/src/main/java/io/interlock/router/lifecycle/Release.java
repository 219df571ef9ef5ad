package io.interlock.router.lifecycle;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a caller says about what it deploys. Kept in the history, and otherwise not looked at.
///
/// @param version as the caller counts its versions
/// @param labels whatever else the caller wants to find again: a commit, a pipeline
public record Release(@Nullable String version, SortedMap<String, String> labels) {
  /// Nothing is said.
  public static final Release NONE = new Release(null, Map.of());

  public Release {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  public Release(@Nullable String version, Map<String, String> labels) {
    this(version, new TreeMap<>(labels));
  }
}
