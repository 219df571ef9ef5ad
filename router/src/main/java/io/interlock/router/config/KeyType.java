package io.interlock.router.config;

import java.util.List;

/// What the value of a key looks like, and the Java type that it is read as.
sealed interface KeyType {

  /// A text that keeps a rule; read as `String`.
  record Text(TextRule rule) implements KeyType {}

  /// A whole number within bounds; read as `Integer`.
  record Whole(int min, int max) implements KeyType {}

  /// `true` or `false`; read as `Boolean`.
  record Flag() implements KeyType {}

  /// A number with a unit, for example `500ms`; read as `Duration`.
  record Time(boolean isZeroAllowed) implements KeyType {}

  /// A duration above 0, or a word that stands for none; read as `Optional<Duration>`.
  record TimeOr(String word) implements KeyType {}

  /// So many in a stretch of time, for example `30/min`, or a word for without limit; read as
  /// `Optional<Rate>`.
  record RateOr(String word) implements KeyType {}

  /// Bytes, for example `4MiB`; read as `Integer`.
  record Size(int min, int max) implements KeyType {}

  /// An `http` or `https` URL; read as `URI`.
  record Url() implements KeyType {}

  /// One of a few words; read as `String`.
  record Choice(List<String> words) implements KeyType {

    public Choice {
      words = List.copyOf(words);
    }
  }

  /// A sequence; read as `List`.
  record ListOf(KeyType element) implements KeyType {}

  /// A mapping with free keys and texts as values; read as `Map<String, String>`.
  record TextMap(TextRule keyRule) implements KeyType {}

  /// A mapping with free keys and sections as values; read as `Map<String, Values>`.
  record SectionMap(TextRule keyRule, Section element) implements KeyType {}

  /// A mapping with fixed keys; read as `Values`.
  record Section(List<Key> keys) implements KeyType {

    public Section {
      keys = List.copyOf(keys);
    }
  }
}
