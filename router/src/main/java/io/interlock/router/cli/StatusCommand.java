package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `interlock status`.
@Command(
    name = "status",
    description = {
      "Show how a running router is: what serves, what it can go back to, and its subgraphs.",
      "Exits with 75 while no schema serves."
    })
final class StatusCommand implements Callable<Integer> {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Terminal terminal;

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    GatewayAnswer answer = gateway.client(terminal).get("/gateway/health", TIMEOUT);
    return gateway.show(terminal, answer, this::print, this::printOtherwise);
  }

  private void print(JsonNode health) {
    StatusText.print(health, terminal.out());
  }

  /// A router without a schema has told its health all the same.
  private void printOtherwise(GatewayAnswer answer) {
    if (answer.json().path("reasons").isArray()) {
      print(answer.json());
    } else {
      new RefusalText(terminal, "status", Map.of()).print(answer);
    }
  }
}
