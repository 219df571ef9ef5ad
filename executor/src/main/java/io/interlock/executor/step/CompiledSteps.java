package io.interlock.executor.step;

import io.interlock.executor.entity.FetchProgram;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.planner.plan.FetchOperation;
import io.interlock.planner.plan.OperationKind;
import io.interlock.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps of a plan, ready to run. Immutable.
public final class CompiledSteps {
  private final Step root;
  private final int fetchCount;

  private CompiledSteps(Step root, int fetchCount) {
    this.root = root;
    this.fetchCount = fetchCount;
  }

  /// @param node null: nothing to fetch
  /// @throws IllegalArgumentException when the plan contradicts itself
  public static CompiledSteps compile(@Nullable PlanNode node, ShapeCompiler compiler) {
    StepCompiler steps = new StepCompiler(compiler);
    Step root = steps.compile(node);
    return new CompiledSteps(root, steps.fetchCount);
  }

  /// The number of fetches; their ranks are below it.
  public int fetchCount() {
    return fetchCount;
  }

  Step root() {
    return root;
  }

  private static final class StepCompiler {
    private final ShapeCompiler compiler;
    private int fetchCount;

    StepCompiler(ShapeCompiler compiler) {
      this.compiler = compiler;
    }

    Step compile(@Nullable PlanNode node) {
      return switch (node) {
        case null -> Step.NONE;
        case PlanNode.Sequence sequence -> new Step.Sequence(compileAll(sequence.nodes()));
        case PlanNode.Parallel parallel -> new Step.Parallel(compileAll(parallel.nodes()));
        case PlanNode.Subscription(PlanNode.Fetch primary, @Nullable PlanNode rest) ->
            new Step.Sequence(List.of(compile(primary), compile(rest)));
        case PlanNode.Choice choice ->
            new Step.Choice(
                compiler.condition(choice.condition()),
                compile(choice.then()),
                compile(choice.otherwise()));
        case PlanNode.Defer defer -> compileAtOnce(defer);
        case PlanNode.Fetch fetch -> compileFetch(fetch);
      };
    }

    /// Every part for one response.
    private Step compileAtOnce(PlanNode.Defer defer) {
      Step primary = compile(defer.primary().node());
      List<Step> deferred = new ArrayList<>();
      defer.deferred().forEach(part -> deferred.add(compile(part.part().node())));
      return new Step.Sequence(List.of(primary, new Step.Parallel(deferred)));
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
          operation.variables(),
          FetchProgram.compile(fetch, compiler));
    }
  }
}
