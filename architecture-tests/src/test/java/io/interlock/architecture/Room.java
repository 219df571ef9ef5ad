package io.interlock.architecture;

import java.util.List;
import java.util.Set;

/// One row of the map.
///
/// @param name the package after `io.interlock.`
/// @param isLater whether the room is planned and must have no code yet
/// @param imports rooms; `*` for all, `x.*` for x and all below it
/// @param libraries of the library table
record Room(String name, boolean isLater, Set<String> imports, List<String> libraries) {

  /// Whether classes of this room may use classes of `other`.
  boolean mayImport(String other) {
    return name.equals(other)
        || imports.contains(other)
        || imports.contains("*")
        || imports.stream()
            .filter(pattern -> pattern.endsWith(".*"))
            .map(pattern -> pattern.substring(0, pattern.length() - 2))
            .anyMatch(above -> other.equals(above) || other.startsWith(above + "."));
  }
}
