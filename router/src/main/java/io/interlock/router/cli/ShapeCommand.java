package io.interlock.router.cli;

import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.executor.shape.ShapeTextPrinter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `interlock shape`.
@Command(
    name = "shape",
    description = {
      "Show the response shape that an operation's plan is compiled to.",
      "The slots of every object, and which of them the client sees."
    })
final class ShapeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private SupergraphOptions supergraph = new SupergraphOptions();

  @Mixin private OperationOptions operation = new OperationOptions();

  ShapeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PlannedOperation planned = PlannedOperation.read(terminal, supergraph, operation);
    ShapeCompiler compiler = new ShapeCompiler(planned.plan(), planned.supergraph().view());
    terminal.out().print(ShapeTextPrinter.print(compiler.shape()) + "\n");
    return ExitCode.OK;
  }
}
