package io.interlock.router.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Revisions and which SDLs they are made of.
final class RevisionTable {

  private static final String COLUMNS =
      "number, activated_at, trigger_label, services, supergraph_hash, restores, reason, state";

  private RevisionTable() {}

  /// The newest number; 0 when there is none.
  static long head(Connection connection) throws SQLException {
    return Sql.first(
            connection, "select coalesce(max(number), 0) from revision", row -> row.getLong(1))
        .orElse(0L);
  }

  static Optional<StoredRevision> read(Connection connection, long number) throws SQLException {
    return history(connection, number + 1, 1).stream()
        .filter(revision -> revision.number() == number)
        .findFirst();
  }

  /// A revision, proven to be what was stored.
  static Optional<StoredRevision> proven(Connection connection, long number) throws SQLException {
    Optional<StoredRevision> revision = read(connection, number);
    Optional<String> hash =
        Sql.first(
            connection,
            "select hash from revision where number = ?",
            row -> row.getString(1),
            number);
    if (!revision.map(StoredRevision::hash).equals(hash)) {
      throw new DamagedException("revision " + number + " is not what was stored");
    }
    return revision;
  }

  static List<StoredRevision> history(Connection connection, long before, int limit)
      throws SQLException {
    String select =
        "select " + COLUMNS + " from revision where number < ? order by number desc limit ?";
    List<StoredRevision> complete = new ArrayList<>();
    for (StoredRevision bare : Sql.list(connection, select, RevisionTable::bare, before, limit)) {
      complete.add(withSdls(bare, sdls(connection, bare.number())));
    }
    return complete;
  }

  /// All numbers, the newest first.
  static List<Long> numbers(Connection connection) throws SQLException {
    return Sql.list(
        connection, "select number from revision order by number desc", row -> row.getLong(1));
  }

  /// @return false when there is one of this number
  static boolean add(Connection connection, StoredRevision revision) throws SQLException {
    int added =
        Sql.update(
            connection,
            "insert into revision ("
                + COLUMNS
                + ", hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (number) do nothing",
            revision.number(),
            revision.activatedAt().toEpochMilli(),
            revision.trigger(),
            Sql.joined(revision.services()),
            revision.supergraphHash(),
            revision.restores(),
            revision.reason(),
            revision.state(),
            revision.hash());
    if (added == 0) {
      return false;
    }
    addSdls(connection, revision);
    return true;
  }

  /// @return false when there is none of this number
  static boolean mark(Connection connection, long number, String state) throws SQLException {
    return Sql.update(connection, "update revision set state = ? where number = ?", state, number)
        > 0;
  }

  static void drop(Connection connection, long upTo) throws SQLException {
    Sql.update(connection, "delete from revision where number <= ?", upTo);
  }

  private static void addSdls(Connection connection, StoredRevision revision) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (StoredSdl sdl : revision.sdls()) {
      rows.add(
          new Object[] {
            revision.number(),
            sdl.service(),
            sdl.sdlHash(),
            sdl.schemaHash(),
            sdl.source(),
            sdl.receivedAt().toEpochMilli()
          });
    }
    Sql.updateEach(
        connection,
        "insert into revision_sdl (revision, service, sdl_hash, schema_hash, source, received_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        rows);
  }

  private static List<StoredSdl> sdls(Connection connection, long revision) throws SQLException {
    return Sql.list(
        connection,
        "select service, sdl_hash, schema_hash, source, received_at from revision_sdl"
            + " where revision = ?",
        row ->
            new StoredSdl(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5))),
        revision);
  }

  private static StoredRevision bare(ResultSet row) throws SQLException {
    return new StoredRevision(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        Sql.split(row.getString(4)),
        row.getString(5),
        List.of(),
        restores(row),
        row.getString(7),
        row.getString(8));
  }

  private static @Nullable Long restores(ResultSet row) throws SQLException {
    long number = row.getLong(6);
    return row.wasNull() ? null : number;
  }

  private static StoredRevision withSdls(StoredRevision bare, List<StoredSdl> sdls) {
    return new StoredRevision(
        bare.number(),
        bare.activatedAt(),
        bare.trigger(),
        bare.services(),
        bare.supergraphHash(),
        sdls,
        bare.restores(),
        bare.reason(),
        bare.state());
  }
}
