package io.interlock.router.cli;

import io.interlock.router.config.GatewayConfig;
import io.interlock.router.lifecycle.ApplyAnswer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `interlock demo`.
@Command(
    name = "demo",
    description = {
      "Start the example's subgraphs (products on 4001, reviews on 4002) and the router with the"
          + " gateway.yaml of Interlock's own folder.",
      "Ctrl-C ends all of them."
    })
final class DemoCommand implements Callable<Integer> {

  /// Set by `bin/interlock`.
  private static final String HOME_PROPERTY = "interlock.home";

  private final Terminal terminal;

  @Option(names = "--port", paramLabel = "N", description = "The router's port (default: 4000).")
  private @Nullable Integer port;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path home = home();
    GatewayConfig read =
        Configs.load(terminal, home.resolve("gateway.yaml"), false).withStoreInMemory();
    GatewayConfig config = port == null ? read : read.withAddress(read.host(), port);
    try (ExampleProcess example = ExampleProcess.start(home, terminal);
        RunningRouter router = RunningRouter.start(config, home, null)) {
      router.closeAtExit(example::close);
      if (router.firstSchema().toCompletableFuture().join() instanceof ApplyAnswer.Failed failed) {
        throw new CommandFailure(failed.code() + ": " + failed.message());
      }
      explain(RunningRouter.url(router.address()), config.endpoint());
      router.awaitEnd();
    }
    return ExitCode.OK;
  }

  private static Path home() {
    String home = System.getProperty(HOME_PROPERTY);
    if (home == null) {
      throw new CommandFailure("expected to be started by bin/interlock, which names its folder");
    }
    return Path.of(home);
  }

  private void explain(String url, String endpoint) {
    terminal
        .out()
        .print(
            """

            Interlock is ready.

              GraphQL   %1$s%2$s
              health    %1$s/health/ready
              metrics   %1$s/metrics
              products  http://localhost:4001/graphql
              reviews   http://localhost:4002/graphql

            Try in another terminal:

              curl -s %1$s%2$s -H 'content-type: application/json' \\
                -d '{"query":"{ topProducts { upc name price reviews { rating body } } }"}'

              curl -s -X POST %1$s/products/apply

              curl -s %1$s/gateway/services

            Ctrl-C ends the router and both subgraphs.
            """
                .formatted(url, endpoint));
    terminal.out().flush();
  }
}
