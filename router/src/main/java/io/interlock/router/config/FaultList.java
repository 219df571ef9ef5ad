package io.interlock.router.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;

/// Collects the faults of one file. Owned by one thread.
final class FaultList {

  private final String file;
  private final List<ConfigFault> faults = new ArrayList<>();

  FaultList(String file) {
    this.file = file;
  }

  /// @param mark the place; SnakeYAML counts from 0
  void add(Mark mark, String keyPath, String message) {
    faults.add(new ConfigFault(file, mark.getLine() + 1, mark.getColumn() + 1, keyPath, message));
  }

  /// A fault of the file as a whole.
  void add(String message) {
    faults.add(new ConfigFault(file, 0, 0, "", message));
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  /// In the order of the file.
  List<ConfigFault> inOrder() {
    return faults.stream()
        .sorted(Comparator.comparingInt(ConfigFault::line).thenComparing(ConfigFault::column))
        .toList();
  }
}
