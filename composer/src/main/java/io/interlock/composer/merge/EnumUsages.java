package io.interlock.composer.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where enums are used: what a client may pass must be known to all subgraphs, what it may receive
/// only to one. Keeps the first example of each. Owned by one thread.
final class EnumUsages {
  private final Map<String, String> inputs = new HashMap<>();
  private final Map<String, String> outputs = new HashMap<>();
  private final List<Use> all = new ArrayList<>();

  /// A field, argument or input field whose type is an enum.
  record Use(String enumName, String coordinate, boolean isInput) {}

  void record(Use use) {
    (use.isInput() ? inputs : outputs).putIfAbsent(use.enumName(), use.coordinate());
    all.add(use);
  }

  /// All uses as they were recorded; a view.
  List<Use> all() {
    return all;
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
