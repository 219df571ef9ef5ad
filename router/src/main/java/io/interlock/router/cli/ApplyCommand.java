package io.interlock.router.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `interlock apply`.
@Command(
    name = "apply",
    description = {
      "Make a running router fetch a subgraph's SDL, compose it with the others and serve the"
          + " result.",
      "A refusal changes nothing: the schema that served still serves."
    })
final class ApplyCommand implements Callable<Integer> {

  /// What `--force` takes.
  enum Force {
    rebuild,
    breaking,
    quarantine
  }

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The subgraph, as gateway.yaml names it.")
  private String name = "";

  @Option(
      names = "--sdl",
      paramLabel = "FILE",
      description = "Take this SDL, or standard input with '-', instead of fetching it.")
  private @Nullable Path sdl;

  @Option(
      names = "--dry-run",
      description =
          "Change nothing, and say whether it could be done; the same as interlock check.")
  private boolean isDryRun;

  @Option(
      names = "--expect-sdl-hash",
      paramLabel = "HASH",
      description = "sha256:… of the SDL's bytes: refuse any other that the subgraph serves.")
  private @Nullable String expectedSdlHash;

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
              + " even if it was rolled back before.")
  private List<Force> forced = List.of();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  ApplyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    @Nullable String text = sdl == null ? null : SdlInput.read(terminal, sdl);
    GatewayAnswer answer =
        gateway
            .client(terminal)
            .post("/" + GatewayClient.segment(name) + "/apply", body(text), change.timeout());
    RefusalText refusal =
        new RefusalText(terminal, "apply", text == null ? Map.of() : Map.of(name, text));
    return gateway.show(terminal, answer, new ChangeText(terminal.out())::print, refusal::print);
  }

  private ObjectNode body(@Nullable String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (text != null) {
      body.put("sdl", text);
    }
    if (isDryRun) {
      body.put("dryRun", true);
    }
    if (expectedSdlHash != null) {
      body.put("expectSdlHash", expectedSdlHash);
    }
    if (revision != null) {
      body.put("ifRevision", revision);
    }
    if (!forced.isEmpty()) {
      ArrayNode names = body.putArray("force");
      forced.forEach(what -> names.add(what.name()));
    }
    change.addTo(body);
    return body;
  }
}
