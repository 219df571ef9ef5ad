package io.interlock.executor.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The arrays of a response's slots, which one request on a thread leaves to the next: an array of
/// this size is dear to get, since it has to be cleared. What is left is clear.
///
/// Owned by one thread.
final class SlotArrays {
  private static final ThreadLocal<SlotArrays> OF_THREAD = ThreadLocal.withInitial(SlotArrays::new);

  /// What is left for later is at most 1.5 MiB for each event loop, in at most so many pairs.
  private static final int MOST_KEPT = 64;

  private static final int MOST_CELLS = 1 << 17;
  private static final int FIRST_CELLS = 256;

  private final @Nullable Pair[] kept = new Pair[MOST_KEPT];
  private int count;
  private int cells;

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
      return Pair.ofCells(FIRST_CELLS);
    }
    Pair taken = Objects.requireNonNull(kept[--count]);
    kept[count] = null;
    cells -= taken.words().length;
    return taken;
  }

  /// @param clear nobody else's from now on
  void leave(Pair clear) {
    int length = clear.words().length;
    if (count < MOST_KEPT && length <= MOST_CELLS - cells) {
      kept[count++] = clear;
      cells += length;
    }
  }
}
