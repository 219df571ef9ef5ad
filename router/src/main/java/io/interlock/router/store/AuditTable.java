package io.interlock.router.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The audit, a chain of lines.
final class AuditTable {

  private static final String COLUMNS =
      "sequence, at, operation_id, actor, remote_address, trigger_label, services, parent, revision,"
          + " supergraph_hash, schema_hashes, verdict, code, error, forced, reason, version,"
          + " labels, duration_ms, previous_hash, hash";

  private AuditTable() {}

  static Optional<AuditLine> last(Connection connection) throws SQLException {
    return lines(connection, Long.MAX_VALUE, 1).stream().findFirst();
  }

  static List<AuditLine> lines(Connection connection, long before, int limit) throws SQLException {
    return Sql.list(
        connection,
        "select " + COLUMNS + " from audit where sequence < ? order by sequence desc limit ?",
        AuditTable::line,
        before,
        limit);
  }

  static void add(Connection connection, AuditLine line) throws SQLException {
    AuditEntry entry = line.entry();
    Sql.update(
        connection,
        "insert into audit ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        line.sequence(),
        entry.at().toEpochMilli(),
        entry.operationId(),
        entry.actor(),
        entry.remoteAddress(),
        entry.trigger(),
        Sql.joined(entry.services()),
        entry.parent(),
        entry.revision(),
        entry.supergraphHash(),
        Sql.joined(entry.schemaHashes()),
        entry.verdict(),
        entry.code(),
        entry.error(),
        Sql.joined(entry.forced()),
        entry.reason(),
        entry.version(),
        Sql.joinedTexts(entry.labels()),
        entry.duration().toMillis(),
        line.previousHash(),
        line.hash());
  }

  /// Drops what ended before, but never the last line: the chain goes on from it.
  static void drop(Connection connection, Instant before) throws SQLException {
    Sql.update(
        connection,
        "delete from audit where at < ? and sequence < (select max(sequence) from audit)",
        before.toEpochMilli());
  }

  private static AuditLine line(ResultSet row) throws SQLException {
    return new AuditLine(row.getLong(1), entry(row), row.getString(20), row.getString(21));
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Sql.split(row.getString(7)),
        row.getLong(8),
        row.getLong(9),
        row.getString(10),
        Sql.splitHashes(row.getString(11)),
        row.getString(12),
        row.getString(13),
        row.getString(14),
        Sql.split(row.getString(15)),
        row.getString(16),
        row.getString(17),
        Sql.splitTexts(row.getString(18)),
        Duration.ofMillis(row.getLong(19)));
  }
}
