package io.interlock.router.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `interlock promote`.
@Command(
    name = "promote",
    description = {
      "Give all requests to the schema that has a share of them as a canary.",
      "It stays on probation: what it fails is still answered by the schema before."
    })
final class PromoteCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  PromoteCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    GatewayAnswer answer = change.post(gateway.client(terminal), "/gateway/promote", body);
    return gateway.show(
        terminal,
        answer,
        new ChangeText(terminal.out())::print,
        new RefusalText(terminal, "promote", Map.of())::print);
  }
}
