package io.interlock.supergraph.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Texts named by what they say: `sha256:` and 64 hexadecimal digits.
public final class Sha256 {
  /// Looking for the algorithm takes longer than hashing a short text.
  private static final MessageDigest UNUSED = find();

  private Sha256() {}

  /// The hash of the text's UTF-8 bytes.
  public static String of(String text) {
    byte[] hash = newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256:" + HexFormat.of().formatHex(hash);
  }

  /// A new digest, for what is hashed piece by piece.
  public static MessageDigest newDigest() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      return find();
    }
  }

  private static MessageDigest find() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
