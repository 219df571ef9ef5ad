package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `interlock history`.
@Command(
    name = "history",
    description = {
      "Show which schemas a running router has served, and how every change ended, newest first.",
      "With a revision: that one alone, or by --diff what it changed for clients."
    })
final class HistoryCommand implements Callable<Integer> {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Terminal terminal;
  private final HistoryText text;

  @Parameters(
      paramLabel = "REVISION",
      arity = "0..1",
      description = "Show this revision, and what it was made of.")
  private @Nullable Long revision;

  @Option(
      names = "--diff",
      description =
          "Show what clients saw change with the revision, or with what serves if none is given.")
  private boolean isDiff;

  @Option(
      names = "--against",
      paramLabel = "REVISION",
      description = "With --diff: compare with this revision, not with the one before.")
  private @Nullable Long against;

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

  @Spec private @Nullable CommandSpec command;

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  HistoryCommand(Terminal terminal) {
    this.terminal = terminal;
    text = new HistoryText(terminal.out());
  }

  @Override
  public Integer call() {
    if (against != null && !isDiff) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(), "--against: expected --diff as well");
    }
    GatewayClient client = gateway.client(terminal);
    if (isDiff) {
      return revision == null ? showLatestDiff(client) : show(diff(client, revision), text::diff);
    }
    return revision == null
        ? show(list(client, limit, before), text::history)
        : show(get(client, "/" + revision), text::revision);
  }

  /// Of what serves; nothing to compare when nothing does.
  private int showLatestDiff(GatewayClient client) {
    GatewayAnswer latest = list(client, 1, null);
    long serving = latest.json().path("revision").asLong();
    return latest.exitCode() != ExitCode.OK || serving == 0
        ? show(latest, text::history)
        : show(diff(client, serving), text::diff);
  }

  private GatewayAnswer diff(GatewayClient client, long number) {
    return get(client, "/" + number + "/diff" + (against == null ? "" : "?against=" + against));
  }

  private static GatewayAnswer list(GatewayClient client, long limit, @Nullable Long before) {
    return get(client, "?limit=" + limit + (before == null ? "" : "&before=" + before));
  }

  private static GatewayAnswer get(GatewayClient client, String path) {
    return client.get("/gateway/history" + path, TIMEOUT);
  }

  private int show(GatewayAnswer answer, Consumer<JsonNode> print) {
    return gateway.show(
        terminal, answer, print, new RefusalText(terminal, "history", Map.of())::print);
  }
}
