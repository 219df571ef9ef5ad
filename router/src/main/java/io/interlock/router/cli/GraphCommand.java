package io.interlock.router.cli;

import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.graph.GraphTextPrinter;
import io.interlock.supergraph.graph.QueryGraph;
import io.interlock.supergraph.schema.Subgraph;
import io.interlock.supergraph.schema.Supergraph;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `interlock graph`.
@Command(
    name = "graph",
    description = {
      "Show the query graph of a supergraph.",
      "Each type in each subgraph, the fields that the subgraph answers there, and the jumps that"
          + " lead to other subgraphs."
    })
final class GraphCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private SupergraphOptions supergraph = new SupergraphOptions();

  @Option(names = "--type", paramLabel = "TYPE", description = "Only this type.")
  private @Nullable String type;

  @Option(names = "--subgraph", paramLabel = "NAME", description = "Only this subgraph.")
  private @Nullable String subgraph;

  GraphCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Supergraph schema = supergraph.read(terminal);
    check(schema);
    QueryGraph graph = QueryGraph.of(schema.facts(), supergraph.labels(schema));
    terminal.out().print(GraphTextPrinter.print(graph, this::isWanted) + "\n");
    return ExitCode.OK;
  }

  private void check(Supergraph schema) {
    List<String> subgraphs = schema.subgraphs().stream().map(Subgraph::name).toList();
    if (subgraph != null && !subgraphs.contains(subgraph)) {
      throw new CommandFailure("--subgraph: expected one of " + subgraphs + ", got " + subgraph);
    }
    if (type != null && schema.facts().type(type).isEmpty()) {
      throw new CommandFailure("--type: expected a type of the supergraph, got " + type);
    }
  }

  private boolean isWanted(GraphNode node) {
    return (type == null || type.equals(node.type()))
        && (subgraph == null || subgraph.equals(node.subgraph().name()));
  }
}
