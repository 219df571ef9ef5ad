package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.composer.subgraph.Subgraph;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One subgraph's version of an element.
public record Source<E>(Subgraph subgraph, E element) {
  /// The same subgraph's version of something inside.
  <F> Source<F> to(F inner) {
    return new Source<>(subgraph, inner);
  }

  /// Where the elements stand.
  static <E> List<@Nullable SourceLocation> places(
      List<Source<E>> sources, Function<E, @Nullable SourceLocation> place) {
    return sources.stream().<@Nullable SourceLocation>map(s -> place.apply(s.element())).toList();
  }
}
