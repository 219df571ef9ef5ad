package io.interlock.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables of `docs/architecture.md`: rooms, and the packages of third-party libraries.
///
/// @param rooms by name, in the order of the page
/// @param libraries package prefixes by library
record ArchitectureMap(Map<String, Room> rooms, Map<String, List<String>> libraries) {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern BRACKETS = Pattern.compile("\\[([^]]*)]");

  static ArchitectureMap read(Path page) {
    try {
      return parse(Files.readString(page));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the map " + page, e);
    }
  }

  /// @throws IllegalArgumentException when a row cannot be read or refers to what is not there
  static ArchitectureMap parse(String markdown) {
    Map<String, List<String>> libraries = new LinkedHashMap<>();
    for (List<String> row : table(markdown, "library")) {
      libraries.put(row.get(0), quoted(row.get(1)));
    }
    Map<String, Room> rooms = new LinkedHashMap<>();
    for (List<String> row : table(markdown, "room")) {
      Room room = room(row);
      if (rooms.put(room.name(), room) != null) {
        throw new IllegalArgumentException("the map has two rows for " + room.name());
      }
    }
    ArchitectureMap map = new ArchitectureMap(rooms, libraries);
    map.checkReferences();
    return map;
  }

  private static Room room(List<String> row) {
    List<String> names = quoted(row.get(0));
    if (names.size() != 1 || row.size() != 3) {
      throw new IllegalArgumentException("not a row of the map: " + row);
    }
    String imports = row.get(2);
    Matcher brackets = BRACKETS.matcher(imports);
    List<String> libraries =
        brackets.find() ? List.of(brackets.group(1).split(",\\s*")) : List.of();
    return new Room(
        names.getFirst(), row.get(0).contains("(later)"), Set.copyOf(quoted(imports)), libraries);
  }

  private void checkReferences() {
    for (Room room : rooms.values()) {
      for (String pattern : room.imports()) {
        String name = pattern.replaceFirst("\\.?\\*$", "");
        if (!name.isEmpty() && !rooms.containsKey(name)) {
          throw new IllegalArgumentException(
              "%s may import %s, which has no row".formatted(room.name(), pattern));
        }
      }
      for (String library : room.libraries()) {
        if (!libraries.containsKey(library)) {
          throw new IllegalArgumentException(
              "%s may use %s, which is not in the library table".formatted(room.name(), library));
        }
      }
    }
  }

  /// The rows below the table head whose first cell is `head`.
  private static List<List<String>> table(String markdown, String head) {
    List<List<String>> rows = new ArrayList<>();
    boolean isInside = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("| " + head + " |")) {
        isInside = true;
      } else if (!line.startsWith("|")) {
        isInside = false;
      } else if (isInside && !line.startsWith("| ---")) {
        rows.add(cells(line));
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("the page has no table of " + head + "s");
    }
    return rows;
  }

  private static List<String> cells(String line) {
    String inner = line.strip().substring(1, line.strip().length() - 1);
    return Pattern.compile("\\|").splitAsStream(inner).map(String::strip).toList();
  }

  private static List<String> quoted(String cell) {
    return QUOTED.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  /// The rooms that have code now.
  Set<String> present() {
    return rooms.values().stream()
        .filter(room -> !room.isLater())
        .map(Room::name)
        .collect(Collectors.toSet());
  }

  @Nullable Room room(String name) {
    return rooms.get(name);
  }

  /// Whether a room may use a class of this package.
  boolean mayUse(Room room, String thirdPartyPackage) {
    return room.libraries().stream()
        .flatMap(library -> libraries.getOrDefault(library, List.of()).stream())
        .anyMatch(prefix ->
            thirdPartyPackage.equals(prefix) || thirdPartyPackage.startsWith(prefix + "."));
  }
}
