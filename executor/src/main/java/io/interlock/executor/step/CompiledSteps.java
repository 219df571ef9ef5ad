package io.interlock.executor.step;

import io.interlock.executor.entity.FetchProgram;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.executor.subgraph.RequestTemplate;
import io.interlock.planner.plan.FetchOperation;
import io.interlock.planner.plan.OperationKind;
import io.interlock.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The steps of a plan, ready to run. Immutable.
public final class CompiledSteps {
  private final Step root;
  private final int fetchCount;
  private final Set<String> choiceVariables;

  private CompiledSteps(Step root, int fetchCount, Set<String> choiceVariables) {
    this.root = root;
    this.fetchCount = fetchCount;
    this.choiceVariables = Set.copyOf(choiceVariables);
  }

  /// @param node null: nothing to fetch
  /// @throws IllegalArgumentException when the plan contradicts itself
  public static CompiledSteps compile(@Nullable PlanNode node, ShapeCompiler compiler) {
    StepCompiler steps = new StepCompiler(compiler);
    Step root = steps.compile(node);
    return new CompiledSteps(root, steps.fetchCount, steps.choiceVariables);
  }

  /// The number of fetches; their ranks are below it.
  public int fetchCount() {
    return fetchCount;
  }

  /// The boolean variables that decide between steps.
  public Set<String> choiceVariables() {
    return choiceVariables;
  }

  Step root() {
    return root;
  }

  private static final class StepCompiler {
    private final ShapeCompiler compiler;
    private final Set<String> choiceVariables = new LinkedHashSet<>();
    private int fetchCount;

    StepCompiler(ShapeCompiler compiler) {
      this.compiler = compiler;
    }

    Step compile(@Nullable PlanNode node) {
      return switch (node) {
        case null -> Step.NONE;
        case PlanNode.Sequence sequence -> new Step.Sequence(compileAll(sequence.nodes()));
        case PlanNode.Parallel parallel -> new Step.Parallel(compileAll(parallel.nodes()));
        case PlanNode.Choice choice -> {
          choiceVariables.add(choice.variable());
          yield new Step.Choice(
              choice.variable(), compile(choice.then()), compile(choice.otherwise()));
        }
        case PlanNode.Fetch fetch -> compileFetch(fetch);
      };
    }

    private List<Step> compileAll(List<PlanNode> nodes) {
      List<Step> steps = new ArrayList<>();
      nodes.forEach(node -> steps.add(compile(node)));
      return steps;
    }

    private Step compileFetch(PlanNode.Fetch fetch) {
      FetchOperation operation = fetch.operation();
      return new Step.Fetch(
          fetchCount++,
          operation.subgraph(),
          operation.kind() == OperationKind.MUTATION,
          new RequestTemplate(operation.text(), operation.name()),
          operation.variables(),
          FetchProgram.compile(fetch, compiler));
    }
  }
}
