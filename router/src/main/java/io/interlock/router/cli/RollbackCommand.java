package io.interlock.router.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `interlock rollback`.
@Command(
    name = "rollback",
    description = {
      "Make a running router serve the schema before again, at once and without any subgraph.",
      "The subgraphs stay as they are; the answer names those that are ahead of the schema then."
    })
final class RollbackCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--to",
      paramLabel = "REVISION",
      description =
          "The revision to go back to; the last before that has proven itself if not given.")
  private @Nullable Long revision;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  RollbackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (revision != null) {
      body.put("to", revision);
    }
    GatewayAnswer answer = change.post(gateway.client(terminal), "/gateway/rollback", body);
    return gateway.show(
        terminal,
        answer,
        new ChangeText(terminal.out())::print,
        new RefusalText(terminal, "rollback", Map.of())::print);
  }
}
