package io.interlock.executor.entity;

import io.interlock.executor.json.JsonWriter;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/// The representations written so far, found by their bytes: a hash finds the candidates, a
/// comparison of the bytes decides. The hash is seeded, so that nobody outside can choose
/// representations that collide. Owned by one thread.
final class RepresentationIndex {
  private static final long SEED = ThreadLocalRandom.current().nextLong();

  private long[] hashes = new long[16];
  private int[] starts = new int[16];
  private int[] lengths = new int[16];

  /// Representation number plus one; 0 is free. Twice as long as the others.
  private int[] table = new int[32];

  private int count;

  /// The number of the representation that equals what was written from `start` on, which is added
  /// when there is none.
  ///
  /// @return the number; the number of representations before the call when it is new
  int findOrAdd(JsonWriter out, int start) {
    int length = out.position() - start;
    long hash = out.hash(SEED, start);
    int cell = (int) hash & (table.length - 1);
    while (table[cell] != 0) {
      int known = table[cell] - 1;
      if (hashes[known] == hash
          && lengths[known] == length
          && out.isSame(starts[known], start, length)) {
        return known;
      }
      cell = (cell + 1) & (table.length - 1);
    }
    if (count == hashes.length) {
      grow();
      return findOrAdd(out, start);
    }
    hashes[count] = hash;
    starts[count] = start;
    lengths[count] = length;
    table[cell] = count + 1;
    return count++;
  }

  private void grow() {
    int capacity = hashes.length * 2;
    hashes = Arrays.copyOf(hashes, capacity);
    starts = Arrays.copyOf(starts, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    table = new int[capacity * 2];
    for (int entry = 0; entry < count; entry++) {
      int cell = (int) hashes[entry] & (table.length - 1);
      while (table[cell] != 0) {
        cell = (cell + 1) & (table.length - 1);
      }
      table[cell] = entry + 1;
    }
  }
}
