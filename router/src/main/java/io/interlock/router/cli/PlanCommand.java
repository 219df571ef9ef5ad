package io.interlock.router.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.interlock.planner.fetch.ExplanationTextPrinter;
import io.interlock.planner.plan.PlanJsonPrinter;
import io.interlock.planner.plan.PlanTextPrinter;
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

  @Option(
      names = "--explain",
      description = "Say why each fetch is made, and what other ways would have cost.")
  private boolean isExplained;

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    PlannedOperation planned = PlannedOperation.read(terminal, supergraph, operation);
    String text =
        switch (format) {
          case text -> text(planned);
          case json ->
              isExplained
                  ? ExplanationJson.print(planned.plan(), planned.explanation())
                  : PlanJsonPrinter.print(planned.plan());
        };
    terminal.out().print(text + "\n");
    return ExitCode.OK;
  }

  private String text(PlannedOperation planned) {
    String plan = PlanTextPrinter.print(planned.plan());
    return isExplained ? plan + "\n\n" + ExplanationTextPrinter.print(planned.explanation()) : plan;
  }
}
