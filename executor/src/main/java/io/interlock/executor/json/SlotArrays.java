package io.interlock.executor.json;

import org.jspecify.annotations.Nullable;

/// The arrays of a response's slots, which one request on a thread leaves to the next: an array of
/// this size is dear to get, since it has to be cleared. What is left is clear.
///
/// Owned by one thread.
final class SlotArrays {
  private static final ThreadLocal<SlotArrays> OF_THREAD = ThreadLocal.withInitial(SlotArrays::new);

  /// What is left for later: 4 pairs of at most 384 KiB for each event loop.
  private static final int MOST_KEPT = 4;

  private static final int MOST_CELLS = 1 << 15;

  private final @Nullable Pair[] kept = new Pair[MOST_KEPT];
  private int count;

  /// Two arrays of the same length.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Pair(long[] words, int[] lengths) {
    static Pair ofCells(int cells) {
      return new Pair(new long[cells], new int[cells]);
    }
  }

  /// Those of the calling thread.
  static SlotArrays ofThread() {
    return OF_THREAD.get();
  }

  /// A clear pair of any length.
  Pair take() {
    if (count == 0) {
      return Pair.ofCells(256);
    }
    Pair taken = kept[--count];
    kept[count] = null;
    return taken == null ? Pair.ofCells(256) : taken;
  }

  /// @param clear nobody else's from now on
  void leave(Pair clear) {
    if (count < MOST_KEPT && clear.words().length <= MOST_CELLS) {
      kept[count++] = clear;
    }
  }
}
