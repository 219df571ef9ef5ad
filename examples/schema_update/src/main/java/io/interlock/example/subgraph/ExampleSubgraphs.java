package io.interlock.example.subgraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Starts the example's subgraphs and serves until the process is ended.
///
/// Flags, each with an environment variable of the same meaning: `--host` (`EXAMPLE_HOST`,
/// 127.0.0.1), `--products-port` (`PRODUCTS_PORT`, 4001), `--products-control-port`
/// (`PRODUCTS_CONTROL_PORT`, 4101), `--reviews-port` (`REVIEWS_PORT`, 4002),
/// `--reviews-control-port` (`REVIEWS_CONTROL_PORT`, 4102). Port 0 takes a free one. The ports are
/// printed, one line a subgraph. With `EXAMPLE_UNTIL=input-ends` the process ends with its standard
/// input, so that it cannot outlive the process that holds the other end. Exit 64 for a wrong flag,
/// 1 when a port is taken.
public final class ExampleSubgraphs {
  private static final int WRONG_USAGE = 64;
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "host", "127.0.0.1",
          "products-port", "4001",
          "products-control-port", "4101",
          "reviews-port", "4002",
          "reviews-control-port", "4102");

  private ExampleSubgraphs() {}

  public static void main(String[] arguments) {
    try {
      Map<String, String> settings = settings(arguments, System.getenv());
      List<Subgraph> subgraphs = List.of(start("products", settings), start("reviews", settings));
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> subgraphs.forEach(Subgraph::close), "example-end"));
      if ("input-ends".equals(System.getenv("EXAMPLE_UNTIL"))) {
        awaitEndOfInput();
        System.exit(0);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USAGE);
    } catch (UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void awaitEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is expected; only the end counts.
      }
    } catch (IOException e) {
      // A broken input has ended too.
    }
  }

  private static Subgraph start(String name, Map<String, String> settings) {
    Subgraph subgraph =
        Subgraph.start(
            name,
            String.valueOf(settings.get("host")),
            port(settings, name + "-port"),
            port(settings, name + "-control-port"));
    System.out.printf(
        "%s: GraphQL on http://%s:%d/graphql, control on port %d%n",
        name, settings.get("host"), subgraph.port(), subgraph.controlPort());
    return subgraph;
  }

  private static int port(Map<String, String> settings, String key) {
    String text = String.valueOf(settings.get(key));
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // The message below says what was expected.
    }
    throw new IllegalArgumentException("--%s: expected a port, found %s".formatted(key, text));
  }

  /// Flags win over the environment, the environment over the defaults.
  static Map<String, String> settings(String[] arguments, Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>(DEFAULTS);
    for (String key : DEFAULTS.keySet()) {
      String fromEnvironment = environment.get(variable(key));
      if (fromEnvironment != null) {
        settings.put(key, fromEnvironment);
      }
    }
    for (int i = 0; i < arguments.length; i += 2) {
      String key = arguments[i].replaceFirst("^--", "");
      if (!DEFAULTS.containsKey(key) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "%s: expected one of --%s, each with a value"
                .formatted(arguments[i], String.join(" --", new TreeMap<>(DEFAULTS).keySet())));
      }
      settings.put(key, arguments[i + 1]);
    }
    return settings;
  }

  private static String variable(String key) {
    return key.equals("host")
        ? "EXAMPLE_HOST"
        : key.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
  }
}
