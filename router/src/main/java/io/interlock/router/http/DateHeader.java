package io.interlock.router.http;

import io.netty.util.AsciiString;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The `Date` header (RFC 9110, 6.6.1), formatted once a second. Thread-safe: two threads that
/// format the same second write the same text.
final class DateHeader {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static volatile Formatted last = format(0);

  private DateHeader() {}

  private record Formatted(long second, AsciiString text) {}

  /// The header's value at a time in milliseconds since 1970.
  static AsciiString at(long epochMillis) {
    long second = epochMillis / 1000;
    Formatted known = last;
    if (known.second != second) {
      known = format(second);
      last = known;
    }
    return known.text;
  }

  private static Formatted format(long second) {
    return new Formatted(second, new AsciiString(FORMAT.format(Instant.ofEpochSecond(second))));
  }
}
