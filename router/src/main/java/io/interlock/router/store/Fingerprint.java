package io.interlock.router.store;

import io.interlock.supergraph.schema.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The hash of a record, column by column. Each goes in with its length before it, so that no two
/// records run together to the same bytes.
///
/// Owned by one thread, used once.
final class Fingerprint {

  private final MessageDigest digest = Sha256.newDigest();

  Fingerprint add(@Nullable String value) {
    if (value == null) {
      digest.update((byte) '-');
      return this;
    }
    return add(value.getBytes(StandardCharsets.UTF_8));
  }

  Fingerprint add(byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  Fingerprint add(long value) {
    return add(Long.toString(value));
  }

  Fingerprint add(List<String> values) {
    add(values.size());
    values.forEach(this::add);
    return this;
  }

  Fingerprint add(SortedMap<String, String> values) {
    add(values.size());
    for (Map.Entry<String, String> value : values.entrySet()) {
      add(value.getKey()).add(value.getValue());
    }
    return this;
  }

  /// `sha256:` and 64 hexadecimal digits.
  String hash() {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }
}
