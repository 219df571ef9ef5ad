package io.interlock.executor.error;

import io.interlock.executor.json.PathElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One entry of a response's `errors`.
///
/// @param locations places in the client's document; empty: left out
/// @param path where in the response, in the client's terms; empty: left out
/// @param code `extensions.code`, null: left out
/// @param service `extensions.service`: the subgraph that the error came from, null: left out
/// @param extensions further members of `extensions`: name to JSON text, written as it is, sorted
public record GraphqlError(
    String message,
    List<Location> locations,
    List<PathElement> path,
    @Nullable String code,
    @Nullable String service,
    SortedMap<String, String> extensions) {
  public GraphqlError {
    locations = List.copyOf(locations);
    path = List.copyOf(path);
    extensions = Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
  }

  /// A place in the client's document, both from 1.
  public record Location(int line, int column) {}

  /// An error of the request as a whole.
  public static GraphqlError of(String code, String message) {
    return new GraphqlError(
        message, List.of(), List.of(), code, null, Collections.emptySortedMap());
  }

  /// This error with a place in the client's document added.
  public GraphqlError at(int line, int column) {
    List<Location> more = new ArrayList<>(locations);
    more.add(new Location(line, column));
    return new GraphqlError(message, more, path, code, service, extensions);
  }

  public GraphqlError withPath(List<PathElement> path) {
    return new GraphqlError(message, locations, path, code, service, extensions);
  }

  public GraphqlError withService(String service) {
    return new GraphqlError(message, locations, path, code, service, extensions);
  }
}
