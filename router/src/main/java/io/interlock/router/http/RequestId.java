package io.interlock.router.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The id that joins a request's log lines, its answer and its calls to subgraphs.
final class RequestId {
  /// Longest id that is taken from a client: enough for a UUID, a ULID or a trace id with a prefix.
  static final int MAX_LENGTH = 128;

  private RequestId() {}

  /// The client's id when it is sound, else a new one.
  static String of(@Nullable String sent) {
    return sent != null && isSound(sent) ? sent : make();
  }

  /// Only characters that can forge neither a log line nor a header.
  private static boolean isSound(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (!isAllowed(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.:/+=@".indexOf(c) >= 0;
  }

  /// 128 random bits as 32 hexadecimal digits. An id, not a secret: a fast generator will do.
  private static String make() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
