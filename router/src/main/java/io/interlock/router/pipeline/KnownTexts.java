package io.interlock.router.pipeline;

import io.interlock.executor.json.BytesHash;
import io.interlock.executor.json.JsonStrings;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The texts of queries that come again and again, by the bytes that they are in a request's body:
/// one hash and one comparison in place of reading, unescaping and hashing them anew. Owned by one
/// thread.
///
/// A text is kept from its second coming on, so that texts that never come again cost a hash and
/// nothing else.
///
/// Hot path: per request.
final class KnownTexts {
  private static final FastThreadLocal<KnownTexts> OF_THREAD =
      new FastThreadLocal<>() {
        @Override
        protected KnownTexts initialValue() {
          return new KnownTexts();
        }
      };

  /// At most 256 texts of at most 4 KiB, kept as bytes and as text: 2 MiB for each event loop.
  private static final int MOST_TEXTS = 256;

  private static final int MOST_BYTES = 4 << 10;

  private final long[] hashes = new long[MOST_TEXTS];
  private final @Nullable Known[] known = new Known[MOST_TEXTS];

  /// @param bytes of the JSON string, quotes included
  @SuppressWarnings("ArrayRecordComponent") // compared with ranges of bodies
  private record Known(byte[] bytes, String text) {
    boolean isAt(byte[] source, int from, int to) {
      return Arrays.equals(bytes, 0, bytes.length, source, from, to);
    }
  }

  /// Those of the calling thread.
  static KnownTexts ofThread() {
    return OF_THREAD.get();
  }

  /// The text that a JSON string says.
  ///
  /// @param from of its opening quote
  /// @param to behind its closing quote; what is between has been checked
  String of(byte[] source, int from, int to) {
    if (to - from > MOST_BYTES) {
      return JsonStrings.stringOf(source, from, to);
    }
    long hash = BytesHash.of(to - from, source, from, to);
    int place = (int) hash & (MOST_TEXTS - 1);
    boolean isSecond = hashes[place] == hash;
    Known here = known[place];
    if (isSecond && here != null && here.isAt(source, from, to)) {
      return here.text();
    }
    String text = JsonStrings.stringOf(source, from, to);
    hashes[place] = hash;
    known[place] = isSecond ? new Known(Arrays.copyOfRange(source, from, to), text) : null;
    return text;
  }
}
