package io.interlock.router.store;

import io.interlock.supergraph.schema.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Texts by hash. Each is stored once, and proven by its hash whenever it is read.
final class BlobTable {

  private BlobTable() {}

  static void add(Connection connection, Map<String, String> texts) throws SQLException {
    Set<String> present =
        Set.copyOf(Sql.list(connection, "select hash from blob", row -> row.getString(1)));
    List<@Nullable Object[]> missing = new ArrayList<>();
    texts.forEach((hash, text) -> {
      if (!present.contains(hash)) {
        missing.add(new Object[] {hash, text});
      }
    });
    Sql.updateEach(connection, "insert into blob (hash, content) values (?, ?)", missing);
  }

  static Optional<String> read(Connection connection, String hash) throws SQLException {
    Optional<String> text =
        Sql.first(
            connection, "select content from blob where hash = ?", row -> row.getString(1), hash);
    if (text.isPresent() && !Sha256.of(text.get()).equals(hash)) {
      throw new DamagedException("the text " + hash + " is not what was stored");
    }
    return text;
  }

  /// The texts of a revision, by hash.
  static SortedMap<String, String> readAll(Connection connection, StoredRevision revision)
      throws SQLException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String hash : revision.blobs()) {
      texts.put(hash, readFor(connection, revision.number(), hash));
    }
    return texts;
  }

  /// Drops the texts that no revision is made of.
  static void dropUnused(Connection connection) throws SQLException {
    Sql.update(
        connection,
        """
        delete from blob
        where not exists (select 1 from revision where supergraph_hash = blob.hash)
          and not exists (select 1 from revision_sdl where sdl_hash = blob.hash)
        """);
  }

  private static String readFor(Connection connection, long revision, String hash)
      throws SQLException {
    try {
      return read(connection, hash)
          .orElseThrow(() -> new DamagedException("the text " + hash + " is gone"));
    } catch (DamagedException e) {
      throw new DamagedException("revision " + revision + ": " + e.getMessage());
    }
  }
}
