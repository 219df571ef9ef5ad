package io.interlock.router.cli;

import io.interlock.router.config.ConfigContext;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.rehearsal.Rehearsal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `interlock rehearse`.
@Command(
    name = "rehearse",
    description = {
      "Play a router with made-up subgraphs on loopback for some seconds and end.",
      "bin/interlock has the Java machine watch, and keeps what it learns in lib: the"
          + " start-up cache of this Java and these jars."
    })
final class RehearseCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "FOLDER",
      description = "Where the router of the rehearsal keeps its store and its supergraph.")
  private Path folder = Path.of("");

  /// By default as often as it takes until the hot methods are known to be hot.
  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often clients send every request (default: ${DEFAULT-VALUE}).")
  private int rounds = 100;

  RehearseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path stage = Files.createDirectories(terminal.resolve(folder));
    try (Rehearsal rehearsal = Rehearsal.start()) {
      String supergraph;
      GatewayConfig config = config(rehearsal.gatewayYaml());
      try (RunningRouter router = started(config, stage, null)) {
        rehearsal.play(uri(router), rounds);
        supergraph = rehearsal.change(uri(router));
      }
      Path file = Files.writeString(stage.resolve("supergraph.graphql"), supergraph);
      try (RunningRouter router = started(config.withStoreInMemory(), stage, file)) {
        rehearsal.play(uri(router), rounds);
      }
    }
    return ExitCode.OK;
  }

  private static GatewayConfig config(String yaml) {
    return switch (ConfigLoader.parse(yaml, "rehearsal", new ConfigContext(Map.of(), false))) {
      case ConfigOutcome.Loaded(GatewayConfig config, var _) -> config.withAddress("127.0.0.1", 0);
      case ConfigOutcome.Invalid(var faults) -> throw new IllegalStateException(faults.toString());
    };
  }

  private static RunningRouter started(
      GatewayConfig config, Path stage, @Nullable Path supergraph) {
    RunningRouter router = RunningRouter.start(config, stage, supergraph);
    if (router.firstSchema().toCompletableFuture().join() instanceof ApplyAnswer.Failed failed) {
      router.close();
      throw new IllegalStateException("the rehearsal's schema was refused: " + failed.message());
    }
    return router;
  }

  private static URI uri(RunningRouter router) {
    return URI.create("http://127.0.0.1:" + router.address().getPort());
  }
}
