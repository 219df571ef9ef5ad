package io.interlock.router.cli;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `interlock history`.
@Command(
    name = "history",
    description = {
      "Show which schemas a running router has served, and how every change ended, newest first."
    })
final class HistoryCommand implements Callable<Integer> {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Terminal terminal;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "The most revisions and changes to show; 20 if not given.")
  private long limit;

  @Option(
      names = "--before",
      paramLabel = "REVISION",
      description = "Show older revisions than this.")
  private @Nullable Long before;

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  HistoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String path = "/gateway/history?limit=" + limit + (before == null ? "" : "&before=" + before);
    GatewayAnswer answer = gateway.client(terminal).get(path, TIMEOUT);
    return gateway.show(
        terminal,
        answer,
        history -> HistoryText.print(history, terminal.out()),
        new RefusalText(terminal, "history", Map.of())::print);
  }
}
