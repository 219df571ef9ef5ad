package io.interlock.router.cli;

import io.interlock.planner.fetch.FetchesTextPrinter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `interlock fetches`.
@Command(
    name = "fetches",
    description = {
      "Show the fetch graph of an operation: its fetches and what each waits for.",
      "The plan is this in an order that can be run."
    })
final class FetchesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private SupergraphOptions supergraph = new SupergraphOptions();

  @Mixin private OperationOptions operation = new OperationOptions();

  FetchesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PlannedOperation planned = PlannedOperation.read(terminal, supergraph, operation);
    String fetches = FetchesTextPrinter.print(planned.explanation().fetches());
    terminal.out().print(fetches + "\n");
    return ExitCode.OK;
  }
}
