package io.interlock.executor.json;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.ThreadLocalRandom;

/// A hash of bytes, eight of them mixed in by one multiplication of 64 by 64 to 128 bits. All bits
/// depend on all bytes, in a way that is another in each process: nobody outside can choose bytes
/// with equal hashes. Who relies on it still compares the bytes.
///
/// Hot path: per fetch, per key, per representation.
public final class BytesHash {
  /// Odd, so that no bit is lost.
  private static final long SECRET = ThreadLocalRandom.current().nextLong() | 1;

  private BytesHash() {}

  /// Of what can be read of a buffer, whose reader index stays where it is.
  public static int of(ByteBuf bytes) {
    int at = bytes.readerIndex();
    int end = at + bytes.readableBytes();
    long hash = SECRET ^ (end - at);
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      hash = mixed(hash ^ bytes.getLongLE(at));
    }
    for (; at < end; at++) {
      hash = mixed(hash ^ bytes.getByte(at));
    }
    return (int) (hash ^ (hash >>> Integer.SIZE));
  }

  /// Of a range.
  ///
  /// @param before a part of the hash; 0 for the range alone
  public static long of(long before, byte[] text, int from, int to) {
    long hash = before;
    int at = from;
    for (; at <= to - Words.BYTES; at += Words.BYTES) {
      hash = mixed(hash ^ Words.at(text, at));
    }
    for (; at < to; at++) {
      hash = mixed(hash ^ text[at]);
    }
    return hash;
  }

  private static long mixed(long hash) {
    return (hash * SECRET) ^ Math.unsignedMultiplyHigh(hash, SECRET);
  }
}
