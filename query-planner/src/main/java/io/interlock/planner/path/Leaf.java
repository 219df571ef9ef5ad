package io.interlock.planner.path;

import io.interlock.supergraph.walk.Trail;
import java.util.List;

/// Something that has to be reached: a leaf field of the operation, or a composite field of which
/// nothing but its existence is asked.
///
/// @param trails the ways to it, cheapest first; at least one
public record Leaf(List<Trail<OperationStep>> trails) {
  public Leaf {
    trails = List.copyOf(trails);
    if (trails.isEmpty()) {
      throw new IllegalArgumentException("a leaf without a trail");
    }
  }
}
