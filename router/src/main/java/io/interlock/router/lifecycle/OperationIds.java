package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineClock;
import java.security.SecureRandom;

/// Names for calls: 26 characters that sort by time (the ULID layout: 48 bits of milliseconds, 80
/// random bits, in Crockford's base 32).
final class OperationIds {
  private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  private final SecureRandom random = new SecureRandom();
  private final EngineClock clock;

  OperationIds(EngineClock clock) {
    this.clock = clock;
  }

  String next() {
    char[] id = new char[26];
    write(id, 0, 10, clock.now().toEpochMilli());
    write(id, 10, 18, random.nextLong() >>> 24);
    write(id, 18, 26, random.nextLong() >>> 24);
    return new String(id);
  }

  /// The lowest bits of `bits`, five a digit, the highest digit first.
  private static void write(char[] id, int from, int to, long bits) {
    long rest = bits;
    for (int i = to - 1; i >= from; i--) {
      id[i] = DIGITS[(int) (rest & 31)];
      rest >>>= 5;
    }
  }
}
