package io.interlock.executor.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/// The keys of the objects that are being read, to find one that stands twice in its object.
///
/// One open-addressing table serves all levels of nesting. Keys leave in the reverse order of their
/// coming, so a cell can simply be emptied: no key that is still there was placed past it. The hash
/// is seeded, so that nobody outside can choose keys that collide.
///
/// Hot path: per key of an object that no shape knows.
final class SeenKeys {
  private static final long SEED = ThreadLocalRandom.current().nextLong();

  private final byte[] text;
  private long[] hashes = {};
  private int[] starts = {};
  private int[] ends = {};
  private int[] levels = {};
  private boolean[] areEscaped = {};
  private int count;
  private int openLevels;

  /// Entry number plus one; 0 is free. The size is a power of two, at least twice the capacity.
  private int[] table = {};

  SeenKeys(byte[] text) {
    this.text = text;
  }

  /// Begins an object inside the current one.
  ///
  /// @return its level, to be closed before the levels below it
  int open() {
    return openLevels++;
  }

  /// Adds a key.
  ///
  /// @return false when the level has it already
  boolean add(int level, int start, int end, boolean isEscaped) {
    if (count == hashes.length) {
      grow();
    }
    long hash = hashOf(level, start, end, isEscaped);
    int cell = (int) hash & (table.length - 1);
    while (table[cell] != 0) {
      int entry = table[cell] - 1;
      if (hashes[entry] == hash
          && levels[entry] == level
          && isEqual(entry, start, end, isEscaped)) {
        return false;
      }
      cell = (cell + 1) & (table.length - 1);
    }
    hashes[count] = hash;
    starts[count] = start;
    ends[count] = end;
    levels[count] = level;
    areEscaped[count] = isEscaped;
    table[cell] = ++count;
    return true;
  }

  /// Forgets the keys of a level.
  void close(int level) {
    openLevels = level;
    while (count > 0 && levels[count - 1] >= level) {
      int cell = (int) hashes[count - 1] & (table.length - 1);
      while (table[cell] != count) {
        cell = (cell + 1) & (table.length - 1);
      }
      table[cell] = 0;
      count--;
    }
  }

  private boolean isEqual(int entry, int start, int end, boolean isEscaped) {
    if (!isEscaped && !areEscaped[entry]) {
      return Arrays.equals(text, starts[entry], ends[entry], text, start, end);
    }
    return JsonStrings.unescape(text, starts[entry], ends[entry])
        .equals(JsonStrings.unescape(text, start, end));
  }

  private long hashOf(int level, int start, int end, boolean isEscaped) {
    long hash = SEED + level;
    if (isEscaped) {
      byte[] plain = JsonStrings.unescape(text, start, end).getBytes(StandardCharsets.UTF_8);
      return BytesHash.of(hash, plain, 0, plain.length);
    }
    return BytesHash.of(hash, text, start, end);
  }

  private void grow() {
    int capacity = Math.max(16, hashes.length * 2);
    hashes = Arrays.copyOf(hashes, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    levels = Arrays.copyOf(levels, capacity);
    areEscaped = Arrays.copyOf(areEscaped, capacity);
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
