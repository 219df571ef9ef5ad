package io.interlock.router.cli;

import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.config.StartupConfig;
import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.lifecycle.SchemaError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `interlock serve`.
@Command(
    name = "serve",
    description = {
      "Run the router until SIGTERM or Ctrl-C; it then finishes what is in flight and exits with"
          + " 0.",
      "It reads gateway.yaml in the current folder unless --config names another file."
    })
final class ServeCommand implements Callable<Integer> {

  private static final Path DEFAULT_CONFIG = Path.of("gateway.yaml");

  /// Nothing that picocli could take for an option, a quoted text or a file of arguments.
  private static final Pattern PLAIN_VALUE = Pattern.compile("[A-Za-z0-9_./:][^\"']*");

  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private final Terminal terminal;

  @Option(names = "--config", paramLabel = "FILE", description = "The gateway.yaml to read.")
  private @Nullable Path config;

  @Option(
      names = "--supergraph",
      paramLabel = "FILE",
      description =
          "Serve this supergraph SDL, composed by whatever tool; no subgraph is asked for its SDL.")
  private @Nullable Path supergraph;

  @Option(names = "--host", paramLabel = "H", description = "The address to listen on.")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "N", description = "The port; 0 takes a free one.")
  private @Nullable Integer port;

  @Option(
      names = "--strict",
      description = "Exit with 1 when there is no supergraph to serve at the start.")
  private boolean isStrict;

  @Option(
      names = "--dev",
      description = "For development: faults may be injected into the loading of a schema.")
  private boolean isDevelopment;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Reads a plain line: `serve`, options by their full names, values apart. That is how routers
  /// are started in earnest, and picocli would take half the time of the start to read it: its
  /// classes are too old for the start-up cache.
  ///
  /// @return null for any other line, which picocli reads and judges
  static @Nullable ServeCommand ofPlainLine(Terminal terminal, String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("serve")) {
      return null;
    }
    ServeCommand command = new ServeCommand(terminal);
    for (int i = 1; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length || !command.take(arguments[i], arguments[i + 1])) {
        return null;
      }
    }
    return command;
  }

  private boolean take(String option, String value) {
    boolean isPlain = PLAIN_VALUE.matcher(value).matches();
    if (isPlain && option.equals("--config") && config == null) {
      config = Path.of(value);
    } else if (isPlain && option.equals("--supergraph") && supergraph == null) {
      supergraph = Path.of(value);
    } else if (isPlain && option.equals("--host") && host == null) {
      host = value;
    } else if (PORT.matcher(value).matches() && option.equals("--port") && port == null) {
      port = Integer.valueOf(value);
    } else {
      return false;
    }
    return true;
  }

  @Override
  public Integer call() {
    GatewayConfig effective = configuration();
    RunningRouter router = RunningRouter.start(effective, terminal.folder(), source(), file());
    router.closeAtExit(() -> {});
    ApplyAnswer first = router.firstSchema().toCompletableFuture().join();
    boolean isFinal = supergraph != null || effective.startup().mode() == StartupConfig.Mode.STRICT;
    if (isFinal && first instanceof ApplyAnswer.Failed failed) {
      router.close();
      throw new CommandFailure(reasons(failed));
    }
    router.awaitEnd();
    return ExitCode.OK;
  }

  private GatewayConfig configuration() {
    GatewayConfig read = read();
    if (read.services().isEmpty() && supergraph == null) {
      throw new CommandFailure("services: expected at least one, or --supergraph, got none");
    }
    GatewayConfig listening =
        read.withAddress(host == null ? read.host() : host, port == null ? read.port() : port);
    return isStrict
        ? listening.withStartup(read.startup().withMode(StartupConfig.Mode.STRICT))
        : listening;
  }

  private GatewayConfig read() {
    if (config != null) {
      return Configs.load(terminal, config, isDevelopment);
    }
    if (Files.exists(terminal.resolve(DEFAULT_CONFIG))) {
      return Configs.load(terminal, DEFAULT_CONFIG, isDevelopment);
    }
    if (supergraph != null) {
      return ConfigLoader.defaults().withStoreInMemory();
    }
    throw new CommandFailure(
        "gateway.yaml: no such file; interlock init writes one, --config names another");
  }

  /// The file that was read; null when none was.
  private @Nullable GatewayFile source() {
    Path path = terminal.resolve(config == null ? DEFAULT_CONFIG : config);
    return Files.exists(path)
        ? new GatewayFile(path, Configs.context(terminal, isDevelopment))
        : null;
  }

  /// The supergraph's file, which must be readable now: nothing else could be served.
  private @Nullable Path file() {
    if (supergraph == null) {
      return null;
    }
    Inputs.read(terminal, supergraph);
    return terminal.resolve(supergraph);
  }

  private static List<String> reasons(ApplyAnswer.Failed failed) {
    List<String> lines = new ArrayList<>();
    lines.add(failed.code() + ": " + failed.message());
    for (SchemaError error : failed.errors()) {
      if (!failed.message().contains(error.message())) {
        lines.add("  " + error.code() + ": " + error.message() + places(error));
      }
    }
    return lines;
  }

  private static String places(SchemaError error) {
    return error.locations().isEmpty()
        ? ""
        : error.locations().stream()
            .map(place -> place.subgraph() + ":" + place.line() + ":" + place.column())
            .collect(Collectors.joining(", ", " (at ", ")"));
  }
}
