package io.interlock.router.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One key of a configuration file.
///
/// @param defaultText the value, as it would be written, that stands when the key is absent
/// @param defaultNote what stands when the key is absent and no one text can say it
/// @param example what the file that `init` writes shows
/// @param purpose one sentence, for people
/// @param aliases other spellings that are read the same way
record Key(
    String name,
    KeyType type,
    @Nullable String defaultText,
    @Nullable String defaultNote,
    @Nullable String example,
    String purpose,
    List<String> aliases,
    boolean isRequired) {

  Key {
    aliases = List.copyOf(aliases);
  }

  /// A key that may be left out; `defaultText` then stands.
  static Key optional(String name, KeyType type, String defaultText, String purpose) {
    return new Key(name, type, defaultText, null, null, purpose, List.of(), false);
  }

  /// A key that may be left out; what then stands is said by `defaultNote` and decided in code.
  static Key computed(String name, KeyType type, String defaultNote, String purpose) {
    return new Key(name, type, null, defaultNote, null, purpose, List.of(), false);
  }

  /// A key that must be there.
  static Key required(String name, KeyType type, String purpose) {
    return new Key(name, type, null, null, null, purpose, List.of(), true);
  }

  /// A group of keys that may be left out as a whole.
  static Key section(String name, String purpose, Key... keys) {
    return new Key(
        name, new KeyType.Section(List.of(keys)), null, null, null, purpose, List.of(), false);
  }

  Key withAlias(String alias) {
    return new Key(
        name, type, defaultText, defaultNote, example, purpose, List.of(alias), isRequired);
  }

  Key withExample(String example) {
    return new Key(name, type, defaultText, defaultNote, example, purpose, aliases, isRequired);
  }

  boolean answersTo(String spelling) {
    return name.equals(spelling) || aliases.contains(spelling);
  }
}
