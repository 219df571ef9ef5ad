package io.interlock.router.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `interlock apply`.
@Command(
    name = "apply",
    description = {
      "Make a running router fetch the SDLs of subgraphs, compose them with the others and serve"
          + " the result: all of them or none.",
      "A refusal changes nothing: the schema that served still serves."
    })
final class ApplyCommand implements Callable<Integer> {

  /// What `--force` takes.
  enum Force {
    rebuild,
    breaking,
    quarantine,
    frozen
  }

  private final Terminal terminal;

  @Mixin private SubgraphArguments subgraphs = new SubgraphArguments();

  @Option(
      names = "--dry-run",
      description =
          "Change nothing, and say whether it could be done; the same as interlock check.")
  private boolean isDryRun;

  @Option(
      names = "--expect-sdl-hash",
      paramLabel = "[NAME=]HASH",
      description = "sha256:… of the SDL's bytes: refuse any other that the subgraph serves.")
  private List<String> expectedSdlHashes = List.of();

  @Option(
      names = "--if-revision",
      paramLabel = "N",
      description = "Refuse when another revision serves by then.")
  private @Nullable Long revision;

  @Option(
      names = "--force",
      paramLabel = "WHAT",
      split = ",",
      description =
          "rebuild: even if nothing has changed; breaking: even if it breaks clients; quarantine:"
              + " even if it was rolled back before; frozen: although schema changes are frozen.")
  private List<Force> forced = List.of();

  @Option(
      names = "--version",
      paramLabel = "TEXT",
      description = "The version that is released, for the history.")
  private @Nullable String version;

  @Option(
      names = "--label",
      paramLabel = "KEY=VALUE",
      description = "Whatever else is to be found again in the history: a commit, a pipeline.")
  private Map<String, String> labels = Map.of();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  ApplyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, String> texts = subgraphs.texts(terminal);
    GatewayAnswer answer =
        change.post(gateway.client(terminal), subgraphs.path("apply"), body(texts));
    RefusalText refusal = new RefusalText(terminal, "apply", texts);
    return gateway.show(terminal, answer, new ChangeText(terminal.out())::print, refusal::print);
  }

  private ObjectNode body(Map<String, String> texts) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    subgraphs.addTo(body, texts, subgraphs.values("--expect-sdl-hash", expectedSdlHashes));
    if (isDryRun) {
      body.put("dryRun", true);
    }
    if (revision != null) {
      body.put("ifRevision", revision);
    }
    if (!forced.isEmpty()) {
      ArrayNode names = body.putArray("force");
      forced.forEach(what -> names.add(what.name()));
    }
    if (version != null) {
      body.put("version", version);
    }
    if (!labels.isEmpty()) {
      labels.forEach(body.putObject("labels")::put);
    }
    return body;
  }
}
