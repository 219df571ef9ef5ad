package io.interlock.router.config;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/// The values of one section as the reader found them, each of the Java type that its {@link
/// KeyType} names, with the places they came from. Keys that are absent hold their default.
///
/// Owned by one thread.
final class Values {

  /// A value and where it stands.
  private record Placed(Object value, @Nullable Mark mark) {}

  private final Map<String, Placed> placed = new LinkedHashMap<>();
  private final String path;

  /// @param path the section's own key path; empty for the whole file
  Values(String path) {
    this.path = path;
  }

  void put(String key, Object value, @Nullable Mark mark) {
    placed.put(key, new Placed(value, mark));
  }

  /// The key path of a key of this section.
  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /// Where the key's value stands; null when the default stands.
  @Nullable Mark mark(String key) {
    Placed found = placed.get(key);
    return found == null ? null : found.mark();
  }

  boolean has(String key) {
    return placed.containsKey(key);
  }

  /// The keys that have a value.
  Set<String> keys() {
    return placed.keySet();
  }

  /// A value, of whatever type.
  Object value(String key) {
    return get(key, Object.class);
  }

  String text(String key) {
    return get(key, String.class);
  }

  int whole(String key) {
    return get(key, Integer.class);
  }

  boolean flag(String key) {
    return get(key, Boolean.class);
  }

  Duration time(String key) {
    return get(key, Duration.class);
  }

  Optional<Duration> timeOrNone(String key) {
    return get(key, Optional.class).map(Duration.class::cast);
  }

  Optional<Rate> rateOrNone(String key) {
    return get(key, Optional.class).map(Rate.class::cast);
  }

  URI url(String key) {
    return get(key, URI.class);
  }

  Values section(String key) {
    return get(key, Values.class);
  }

  List<String> texts(String key) {
    return get(key, List.class).stream().map(String.class::cast).toList();
  }

  List<Values> sections(String key) {
    return get(key, List.class).stream().map(Values.class::cast).toList();
  }

  Map<String, String> textMap(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    get(key, Map.class).forEach((name, text) -> texts.put((String) name, (String) text));
    return texts;
  }

  Map<String, Values> sectionMap(String key) {
    Map<String, Values> sections = new LinkedHashMap<>();
    get(key, Map.class).forEach((name, section) -> sections.put((String) name, (Values) section));
    return sections;
  }

  Optional<String> optionalText(String key) {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  private <T> T get(String key, Class<T> type) {
    Placed found = placed.get(key);
    if (found == null) {
      throw new IllegalStateException(
          "expected a value or a default of " + path(key) + ", got none");
    }
    return type.cast(found.value());
  }
}
