package io.interlock.benchmarks.composition;

import io.interlock.composer.SubgraphInput;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// A federated graph like those of large companies: 200 subgraphs make about 5,000 types with
/// 30,000 fields. The same numbers give the same graph on every machine.
public final class LargeGraph {
  /// The fewest subgraphs that have room for every shape.
  public static final int MIN_SUBGRAPHS = 10;

  private static final long SEED = 20_26;

  private LargeGraph() {}

  /// The whole graph.
  public static List<SubgraphInput> of(int subgraphs) {
    return of(subgraphs, EnumSet.allOf(Shape.Kind.class));
  }

  /// One shape alone, for what must not explode: `many-implementations`, `mutual-keys`,
  /// `deep-values`, `key-chains` or `entities`.
  public static List<SubgraphInput> ofShape(String shape, int subgraphs) {
    return of(
        subgraphs,
        Set.of(Shape.Kind.valueOf(shape.toUpperCase(java.util.Locale.ROOT).replace('-', '_'))));
  }

  private static List<SubgraphInput> of(int count, Set<Shape.Kind> shapes) {
    if (count < MIN_SUBGRAPHS) {
      throw new IllegalArgumentException("expected at least 10 subgraphs, got " + count);
    }
    List<SubgraphDraft> subgraphs = IntStream.range(0, count).mapToObj(SubgraphDraft::new).toList();
    for (Shape.Kind kind : shapes) {
      kind.shape().addTo(subgraphs, new Random(SEED + kind.ordinal()));
    }
    return subgraphs.stream().map(SubgraphDraft::toInput).toList();
  }
}
