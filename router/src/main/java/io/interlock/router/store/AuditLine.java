package io.interlock.router.store;

import io.interlock.supergraph.schema.Sha256;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An audit entry in its place in the chain: its hash covers the hash of the line before, so that
/// nobody can change, take out or slip in a line without changing every later one.
///
/// @param sequence grows by one
/// @param previousHash of the line before; {@link #BEGINNING} for the very first
public record AuditLine(long sequence, AuditEntry entry, String previousHash, String hash) {

  /// What stands for the hash before the first line.
  static final String BEGINNING = Sha256.of("");

  /// The line that `entry` becomes.
  ///
  /// @param last null when it is the first
  static AuditLine following(@Nullable AuditLine last, AuditEntry entry) {
    long sequence = last == null ? 1 : last.sequence + 1;
    String previousHash = last == null ? BEGINNING : last.hash;
    return new AuditLine(sequence, entry, previousHash, hash(sequence, entry, previousHash));
  }

  /// The first line that is not what was written there, or does not follow the one before it.
  ///
  /// @param lines without gaps, the oldest first; it may be any line that is the oldest
  public static Optional<AuditLine> firstBroken(List<AuditLine> lines) {
    AuditLine before = null;
    for (AuditLine line : lines) {
      if (!line.isIntact() || (before != null && !line.follows(before))) {
        return Optional.of(line);
      }
      before = line;
    }
    return Optional.empty();
  }

  private boolean isIntact() {
    return hash.equals(hash(sequence, entry, previousHash));
  }

  private boolean follows(AuditLine before) {
    return sequence == before.sequence + 1 && previousHash.equals(before.hash);
  }

  private static String hash(long sequence, AuditEntry entry, String previousHash) {
    return new Fingerprint()
        .add(previousHash)
        .add(sequence)
        .add(entry.at().toEpochMilli())
        .add(entry.operationId())
        .add(entry.actor())
        .add(entry.remoteAddress())
        .add(entry.trigger())
        .add(entry.services())
        .add(entry.parent())
        .add(entry.revision())
        .add(entry.supergraphHash())
        .add(entry.schemaHashes())
        .add(entry.verdict())
        .add(entry.code())
        .add(entry.error())
        .add(entry.forced())
        .add(entry.reason())
        .add(entry.version())
        .add(entry.labels())
        .add(entry.duration().toMillis())
        .hash();
  }
}
