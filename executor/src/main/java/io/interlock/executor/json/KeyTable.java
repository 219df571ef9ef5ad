package io.interlock.executor.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A fixed list of names, found by their bytes. Immutable.
///
/// Hot path: per field. Answers mostly have their keys in the order of the request, so the caller
/// says which name it expects next, and only a miss is hashed.
public final class KeyTable {
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

  /// The name of an index as a JSON string, in quotes; not to be changed.
  public byte[] quoted(int index) {
    return quoted[index];
  }

  /// How many bytes the name of an index takes with its quotes, when it stands at `from`; else 0.
  /// There may be no name of that index.
  int lengthAt(int index, byte[] text, int from, int end) {
    if (index >= quoted.length) {
      return 0;
    }
    byte[] name = quoted[index];
    return Words.startsWith(text, from, end, name) ? name.length : 0;
  }

  /// The index of the name that the scanner's last key is, or -1.
  int find(JsonScanner scanner) {
    return scanner.isKeyEscaped()
        ? find(scanner.key())
        : find(scanner.text(), scanner.keyStart(), scanner.keyEnd());
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

  private boolean isName(int index, byte[] text, int from, int to) {
    byte[] name = names[index];
    return Arrays.equals(name, 0, name.length, text, from, to);
  }

  private int cellOf(byte[] text, int from, int to) {
    return (int) BytesHash.of(0, text, from, to) & (table.length - 1);
  }
}
