package io.interlock.router.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Answers by idempotency key.
final class AnswerTable {

  private AnswerTable() {}

  static void add(Connection connection, StoredAnswer answer) throws SQLException {
    Sql.update(
        connection,
        "insert into answer (idempotency_key, request_hash, status, body, answered_at)"
            + " values (?, ?, ?, ?, ?) on conflict (idempotency_key) do nothing",
        answer.key(),
        answer.requestHash(),
        answer.status(),
        answer.body(),
        answer.answeredAt().toEpochMilli());
  }

  static Optional<StoredAnswer> read(Connection connection, String key) throws SQLException {
    return Sql.first(
        connection,
        "select idempotency_key, request_hash, status, body, answered_at from answer"
            + " where idempotency_key = ?",
        row ->
            new StoredAnswer(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5))),
        key);
  }

  static void drop(Connection connection, Instant upTo) throws SQLException {
    Sql.update(connection, "delete from answer where answered_at <= ?", upTo.toEpochMilli());
  }
}
