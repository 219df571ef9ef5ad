package io.interlock.router.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `interlock check`.
@Command(
    name = "check",
    description = {
      "Ask a running router whether it could serve a subgraph's changed SDL; nothing changes.",
      "It is composed with what the other subgraphs serve at this moment."
    })
final class CheckCommand implements Callable<Integer> {

  /// Longer than the router takes.
  private static final Duration TIMEOUT = Duration.ofSeconds(150);

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The subgraph, as gateway.yaml names it.")
  private String name = "";

  @Option(
      names = "--sdl",
      paramLabel = "FILE",
      description =
          "The SDL to check, standard input with '-'; what the subgraph serves if not given.")
  private @Nullable Path sdl;

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    @Nullable String text = sdl == null ? null : SdlInput.read(terminal, sdl);
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("dryRun", true);
    if (text != null) {
      body.put("sdl", text);
    }
    GatewayAnswer answer =
        gateway.client(terminal).post("/" + GatewayClient.segment(name) + "/apply", body, TIMEOUT);
    RefusalText refusal =
        new RefusalText(terminal, "check", text == null ? Map.of() : Map.of(name, text));
    return gateway.show(terminal, answer, new ChangeText(terminal.out())::print, refusal::print);
  }
}
