package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.CompositionHint;
import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Hints as they are found. Owned by one thread.
public final class Hints {
  private final List<CompositionHint> found = new ArrayList<>();

  void add(
      HintCode code,
      String coordinate,
      String message,
      List<? extends @Nullable SourceLocation> places) {
    found.add(
        new CompositionHint(
            code,
            message,
            places.stream().filter(Objects::nonNull).map(SourceLocation.class::cast).toList(),
            coordinate.isEmpty() ? List.of() : List.of(coordinate)));
  }

  void addAll(List<CompositionHint> others) {
    found.addAll(others);
  }

  int size() {
    return found.size();
  }

  /// All that were found after the first `known`.
  List<CompositionHint> since(int known) {
    return List.copyOf(found.subList(known, found.size()));
  }

  public List<CompositionHint> list() {
    return List.copyOf(found);
  }
}
