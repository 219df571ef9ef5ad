package io.interlock.router.cli;

import io.interlock.planner.path.Leaf;
import io.interlock.planner.path.PathsTextPrinter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `interlock paths`.
@Command(
    name = "paths",
    description = {
      "Show the ways to each field of an operation, cheapest first.",
      "The plan takes one way to each, so that the fetches of all together cost least."
    })
final class PathsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private SupergraphOptions supergraph = new SupergraphOptions();

  @Mixin private OperationOptions operation = new OperationOptions();

  PathsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Leaf> leaves =
        PlannedOperation.read(terminal, supergraph, operation).stages().leaves().stream()
            .flatMap(List::stream)
            .toList();
    terminal.out().print(PathsTextPrinter.print(leaves) + "\n");
    return ExitCode.OK;
  }
}
