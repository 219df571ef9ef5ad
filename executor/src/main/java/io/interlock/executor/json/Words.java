package io.interlock.executor.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks at eight bytes of a text at once.
///
/// Hot path: per eight bytes.
final class Words {
  static final int BYTES = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EACH = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Words() {}

  /// The eight bytes from `from` on, the first one lowest.
  static long at(byte[] text, int from) {
    return (long) LONGS.get(text, from);
  }

  /// Whether a range begins with all bytes of `prefix`.
  static boolean startsWith(byte[] text, int from, int end, byte[] prefix) {
    if (prefix.length > end - from) {
      return false;
    }
    int i = 0;
    for (; i <= prefix.length - BYTES; i += BYTES) {
      if (at(prefix, i) != at(text, from + i)) {
        return false;
      }
    }
    for (; i < prefix.length; i++) {
      if (prefix[i] != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  /// Where the first byte stands that is not plain in a JSON string: a quote, a backslash, a
  /// control character, or one of several that make a character; `end` when all are plain.
  static int endOfPlain(byte[] text, int from, int end) {
    int i = from;
    while (i <= end - BYTES) {
      long special = special(at(text, i));
      if (special != 0) {
        return i + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      i += BYTES;
    }
    while (i < end && isPlain(text[i])) {
      i++;
    }
    return i;
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  /// The high bit of each byte that is not plain. Above the lowest such byte there may be more than
  /// there should be: a borrow goes upwards.
  private static long special(long word) {
    long control = (word - ' ' * EACH) & ~word;
    return (zeros(word ^ ('"' * EACH)) | zeros(word ^ ('\\' * EACH)) | control | word) & HIGH_BITS;
  }

  private static long zeros(long word) {
    return (word - EACH) & ~word;
  }
}
