package io.interlock.router.cli;

import io.interlock.planner.plan.PlanJsonPrinter;
import io.interlock.planner.plan.PlanTextPrinter;
import io.interlock.planner.plan.QueryPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `interlock plan`.
@Command(
    name = "plan",
    description = "Show how an operation would be fetched from the subgraphs of a supergraph.")
final class PlanCommand implements Callable<Integer> {

  /// What `--format` takes.
  enum Format {
    text,
    json
  }

  private final Terminal terminal;

  @Mixin private SupergraphOptions supergraph = new SupergraphOptions();

  @Mixin private OperationOptions operation = new OperationOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default) or json.")
  private Format format = Format.text;

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    QueryPlan plan = PlannedOperation.read(terminal, supergraph, operation).plan();
    String text =
        switch (format) {
          case text -> PlanTextPrinter.print(plan);
          case json -> PlanJsonPrinter.print(plan);
        };
    terminal.out().print(text + "\n");
    return ExitCode.OK;
  }
}
