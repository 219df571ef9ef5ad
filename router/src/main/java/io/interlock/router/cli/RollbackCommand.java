package io.interlock.router.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `interlock rollback`.
@Command(
    name = "rollback",
    description = {
      "Make a running router serve the schema before again, at once and without any subgraph.",
      "The subgraphs stay as they are; the answer names those that are ahead of the schema then."
    })
final class RollbackCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  RollbackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    change.addTo(body);
    GatewayAnswer answer =
        gateway.client(terminal).post("/gateway/rollback", body, change.timeout());
    return gateway.show(
        terminal,
        answer,
        new ChangeText(terminal.out())::print,
        new RefusalText(terminal, "rollback", Map.of())::print);
  }
}
