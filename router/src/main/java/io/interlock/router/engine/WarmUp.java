package io.interlock.router.engine;

import java.util.List;

/// What became of the texts of operations that the engine before had prepared.
///
/// @param carried texts that the change does not touch, taken over as they are
/// @param replanned texts that were prepared anew
/// @param left texts that the change may touch and that were not looked at: there was no time, or
///   there were too many
/// @param affected the operations that the new schema refuses, in one text at least, or answers at
///   a higher cost; the most used first
public record WarmUp(int carried, int replanned, int left, List<AffectedOperation> affected) {
  public WarmUp {
    affected = List.copyOf(affected);
  }

  /// There was nothing to prepare.
  public static final WarmUp NONE = new WarmUp(0, 0, 0, List.of());

  /// The affected operations that the new schema refuses.
  public List<AffectedOperation> failing() {
    return affected.stream().filter(AffectedOperation::isFailing).toList();
  }
}
