package io.interlock.planner.operation;

import org.jspecify.annotations.Nullable;

/// A part of an operation that may be answered after the rest: what one `@defer` selects at one
/// position. Deferrals within others form a tree; its root is the primary part, which null stands
/// for.
///
/// @param number in order of first occurrence; tells the deferrals of one operation apart
/// @param outer the deferral around it; null: the primary part
/// @param label the client's name for it; null when it gave none
/// @param path where the objects stand that it completes
public record Deferral(
    int number, @Nullable Deferral outer, @Nullable String label, QueryPath path) {

  /// Whether it is `other` or within it; everything is within the primary part.
  public boolean isWithin(@Nullable Deferral other) {
    return other == null || equals(other) || (outer != null && outer.isWithin(other));
  }

  /// How many are around it, itself included; none for the primary part.
  public static int depth(@Nullable Deferral part) {
    int depth = 0;
    for (Deferral around = part; around != null; around = around.outer) {
      depth++;
    }
    return depth;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Deferral deferral && deferral.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }
}
