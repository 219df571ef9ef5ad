package io.interlock.planner.path;

import java.util.List;

/// The leaves of an operation, in its order, or what cannot be reached.
///
/// @param unreachable coordinates (`Type.field`) of selections to which no way leads
/// @param steps how many trails were looked at
public record Paths(List<Leaf> leaves, List<String> unreachable, long steps) {
  public Paths {
    leaves = List.copyOf(leaves);
    unreachable = unreachable.stream().distinct().toList();
  }
}
