package io.interlock.router.store;

import io.interlock.router.store.Quarantined.Suspect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// What is kept out. A supergraph has an empty text in place of a service.
final class QuarantineTable {

  private QuarantineTable() {}

  static int add(Connection connection, List<Quarantined> suspects) throws SQLException {
    int added = 0;
    for (Quarantined suspect : suspects) {
      added +=
          Sql.update(
              connection,
              "insert into quarantine (service, hash, since, revision, cause)"
                  + " values (?, ?, ?, ?, ?) on conflict (service, hash) do nothing",
              service(suspect.what()),
              suspect.what().hash(),
              suspect.since().toEpochMilli(),
              suspect.revision(),
              suspect.cause());
    }
    return added;
  }

  static List<Quarantined> all(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "select service, hash, since, revision, cause from quarantine order by service, hash",
        QuarantineTable::quarantined);
  }

  static int lift(Connection connection, String hash) throws SQLException {
    return Sql.update(connection, "delete from quarantine where hash = ?", hash);
  }

  static String service(Suspect what) {
    return switch (what) {
      case Suspect.Supergraph supergraph -> "";
      case Suspect.Schema schema -> schema.service();
    };
  }

  private static Quarantined quarantined(ResultSet row) throws SQLException {
    String service = row.getString(1);
    String hash = row.getString(2);
    return new Quarantined(
        service.isEmpty() ? new Suspect.Supergraph(hash) : new Suspect.Schema(service, hash),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getLong(4),
        row.getString(5));
  }
}
