package io.interlock.benchmarks.composition;

import java.util.List;
import java.util.Random;

/// One habit of large graphs, written into the subgraphs that have it.
interface Shape {
  /// The ways in which graphs can be large; each can also stand alone.
  enum Kind {
    ENTITIES(new Entities()),
    KEY_CHAINS(new KeyChains()),
    MANY_IMPLEMENTATIONS(new ManyImplementations()),
    MUTUAL_KEYS(new MutualKeys()),
    DEEP_VALUES(new DeepValues());

    private final Shape shape;

    Kind(Shape shape) {
      this.shape = shape;
    }

    Shape shape() {
      return shape;
    }
  }

  /// @param subgraphs at least {@link LargeGraph#MIN_SUBGRAPHS}
  void addTo(List<SubgraphDraft> subgraphs, Random random);
}
