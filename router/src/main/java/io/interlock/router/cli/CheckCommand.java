package io.interlock.router.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `interlock check`.
@Command(
    name = "check",
    description = {
      "Ask a running router whether it could serve the changed SDLs of subgraphs; nothing changes.",
      "They are composed with what the other subgraphs serve at this moment."
    })
final class CheckCommand implements Callable<Integer> {

  /// Longer than the router takes.
  private static final Duration TIMEOUT = Duration.ofSeconds(150);

  private final Terminal terminal;

  @Mixin private SubgraphArguments subgraphs = new SubgraphArguments();

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, String> texts = subgraphs.texts(terminal);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    subgraphs.addTo(body, texts, Map.of());
    GatewayAnswer answer = gateway.client(terminal).post(subgraphs.path("check"), body, TIMEOUT);
    RefusalText refusal = new RefusalText(terminal, "check", texts);
    return gateway.show(terminal, answer, new ChangeText(terminal.out())::print, refusal::print);
  }
}
