package io.interlock.composer.merge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where enums are used: what a client may pass must be known to all subgraphs, what it may receive
/// only to one. Keeps the first example of each. Owned by one thread.
final class EnumUsages {
  private final Map<String, String> inputs = new HashMap<>();
  private final Map<String, String> outputs = new HashMap<>();

  void record(String enumName, String coordinate, boolean isInput) {
    (isInput ? inputs : outputs).putIfAbsent(enumName, coordinate);
  }

  /// An argument or input field of the type.
  Optional<String> input(String enumName) {
    return Optional.ofNullable(inputs.get(enumName));
  }

  /// A field of the type.
  Optional<String> output(String enumName) {
    return Optional.ofNullable(outputs.get(enumName));
  }
}
