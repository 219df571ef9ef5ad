package io.interlock.router.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// SQL that every database of the store understands, and how lists lie in one column of it.
final class Sql {

  private Sql() {}

  /// Makes a value of the row that the cursor is on.
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// @return how many rows were changed
  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  /// Runs the same statement for each row of values.
  static void updateEach(Connection connection, String sql, List<@Nullable Object[]> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        set(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(read(row, rows));
      }
    }
    return found;
  }

  static <T> Optional<T> first(
      Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    return list(connection, sql, row, values).stream().findFirst();
  }

  /// Names of services, flags: none has a comma.
  static String joined(List<String> words) {
    return String.join(",", words);
  }

  static List<String> split(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
  }

  /// Hashes by the names of services: none has a comma or an equals sign.
  static String joined(SortedMap<String, String> hashes) {
    return hashes.entrySet().stream()
        .map(hash -> hash.getKey() + "=" + hash.getValue())
        .collect(Collectors.joining(","));
  }

  /// Any texts, by name; as the query of a URL writes them.
  static String joinedTexts(SortedMap<String, String> texts) {
    StringJoiner joined = new StringJoiner("&");
    texts.forEach((name, text) ->
        joined.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(text, UTF_8)));
    return joined.toString();
  }

  static SortedMap<String, String> splitTexts(String joined) {
    SortedMap<String, String> texts = new TreeMap<>();
    if (!joined.isEmpty()) {
      for (String pair : joined.split("&", -1)) {
        int middle = pair.indexOf('=');
        texts.put(
            URLDecoder.decode(pair.substring(0, middle), UTF_8),
            URLDecoder.decode(pair.substring(middle + 1), UTF_8));
      }
    }
    return texts;
  }

  static SortedMap<String, String> splitHashes(String joined) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (String pair : split(joined)) {
      int equals = pair.indexOf('=');
      hashes.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return hashes;
  }

  /// A row that cannot be made sense of was never written by us: a column is null that never is, a
  /// number is none.
  private static <T> T read(Row<T> row, ResultSet cursor) throws SQLException {
    try {
      return row.read(cursor);
    } catch (RuntimeException e) {
      throw new DamagedException("a row is not what was stored (" + e + ")", e);
    }
  }

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    set(statement, values);
    return statement;
  }
}
