package io.interlock.executor.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// A fixed list of names, found by their bytes. Immutable.
///
/// Hot path: per field. Answers mostly have their keys in the order of the request, so the caller
/// says which name it expects next, and only a miss is hashed.
public final class KeyTable {
  /// Odd, so that no bit is lost.
  private static final long SECRET = ThreadLocalRandom.current().nextLong() | 1;

  private final byte[][] names;

  /// The names as they stand in a text, in quotes.
  private final byte[][] quoted;

  /// Index plus one; 0 is free. The size is a power of two, at least twice the number of names.
  private final int[] table;

  /// @param names in the order of their indexes, without duplicates
  public KeyTable(List<String> names) {
    this.names = names.stream().map(n -> n.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    this.quoted =
        names.stream()
            .map(n -> ('"' + n + '"').getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    this.table = new int[Math.max(4, Integer.highestOneBit(names.size() + 1) * 4)];
    for (int i = 0; i < this.names.length; i++) {
      byte[] name = this.names[i];
      int cell = cellOf(name, 0, name.length);
      while (table[cell] != 0) {
        cell = (cell + 1) & (table.length - 1);
      }
      table[cell] = i + 1;
    }
  }

  public int size() {
    return names.length;
  }

  /// How many bytes the name of an index takes with its quotes, when it stands at `from`; else 0.
  /// There may be no name of that index.
  int lengthAt(int index, byte[] text, int from, int end) {
    if (index >= quoted.length) {
      return 0;
    }
    byte[] name = quoted[index];
    if (name.length > end - from) {
      return 0;
    }
    int i = 0;
    for (; i <= name.length - Words.BYTES; i += Words.BYTES) {
      if (Words.at(name, i) != Words.at(text, from + i)) {
        return 0;
      }
    }
    for (; i < name.length; i++) {
      if (name[i] != text[from + i]) {
        return 0;
      }
    }
    return name.length;
  }

  /// The index of the name that the scanner's last key is, or -1.
  public int find(JsonScanner scanner, int expected) {
    if (scanner.isKeyEscaped()) {
      return find(scanner.key());
    }
    int from = scanner.keyStart();
    int to = scanner.keyEnd();
    return expected < names.length && isName(expected, scanner.text(), from, to)
        ? expected
        : find(scanner.text(), from, to);
  }

  /// The index of the name whose bytes stand in a range, or -1.
  public int find(byte[] text, int from, int to) {
    int cell = cellOf(text, from, to);
    while (table[cell] != 0) {
      int index = table[cell] - 1;
      if (isName(index, text, from, to)) {
        return index;
      }
      cell = (cell + 1) & (table.length - 1);
    }
    return -1;
  }

  /// The index of a name, or -1.
  public int find(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return find(bytes, 0, bytes.length);
  }

  /// The index of the name that a JSON string says, its quotes in the range, or -1.
  public int findString(byte[] text, int from, int to) {
    for (int i = from + 1; i < to - 1; i++) {
      if (text[i] == '\\') {
        return find(JsonStrings.unescape(text, from + 1, to - 1));
      }
    }
    return find(text, from + 1, to - 1);
  }

  /// Mixes a range of bytes into `hash`, eight at a time. All bits depend on all bytes, in a way
  /// that is another in each process: nobody outside can choose ranges that collide.
  public static long hash(long hash, byte[] text, int from, int to) {
    long h = hash;
    int i = from;
    for (; i <= to - Words.BYTES; i += Words.BYTES) {
      h = mixed(h ^ Words.at(text, i));
    }
    for (; i < to; i++) {
      h = mixed(h ^ text[i]);
    }
    return h;
  }

  private static long mixed(long h) {
    return (h * SECRET) ^ Math.unsignedMultiplyHigh(h, SECRET);
  }

  private boolean isName(int index, byte[] text, int from, int to) {
    byte[] name = names[index];
    return Arrays.equals(name, 0, name.length, text, from, to);
  }

  private int cellOf(byte[] text, int from, int to) {
    return (int) hash(0, text, from, to) & (table.length - 1);
  }
}
