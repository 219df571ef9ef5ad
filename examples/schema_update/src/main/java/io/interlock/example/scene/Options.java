package io.interlock.example.scene;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The scene player's flags.
///
/// @param launcher `bin/interlock`
/// @param ports by name; 0 takes a free one
record Options(Path launcher, Map<String, Integer> ports) {
  private static final Map<String, Integer> ANY_PORTS =
      Map.of(
          "router-port", 0,
          "products-port", 0,
          "products-control-port", 0,
          "reviews-port", 0,
          "reviews-control-port", 0);

  /// @throws IllegalArgumentException with one line that says what was expected
  static Options parse(String[] arguments) {
    Map<String, Integer> ports = new TreeMap<>(ANY_PORTS);
    Path launcher = Path.of("bin", "interlock");
    for (int i = 0; i < arguments.length; i += 2) {
      String key = arguments[i].replaceFirst("^--", "");
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException("expected a value after " + arguments[i]);
      }
      if (key.equals("launcher")) {
        launcher = Path.of(arguments[i + 1]);
      } else if (ports.containsKey(key)) {
        ports.put(key, port(arguments[i], arguments[i + 1]));
      } else {
        throw new IllegalArgumentException(
            "%s: expected --launcher, --%s"
                .formatted(arguments[i], String.join(", --", ports.keySet())));
      }
    }
    return new Options(launcher, ports);
  }

  private static int port(String flag, String text) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("%s: expected a port, found %s".formatted(flag, text));
  }

  int port(String name) {
    return ports.getOrDefault(name, 0);
  }
}
