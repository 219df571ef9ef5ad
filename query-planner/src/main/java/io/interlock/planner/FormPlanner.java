package io.interlock.planner;

import io.interlock.planner.fetch.FetchPlanner;
import io.interlock.planner.operation.NormalizedOperation;
import io.interlock.planner.operation.OperationForm;
import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.PlanNode;
import io.interlock.supergraph.graph.QueryGraph;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.walk.StepBudget;
import io.interlock.supergraph.walk.Walker;
import java.util.ArrayList;
import java.util.List;

/// Plans each form of an operation, and has the variables choose among the plans. One planning, one
/// thread.
final class FormPlanner {
  /// Steps of the walk for one operation. Five hundred fields in five levels, each in three of
  /// forty subgraphs, take thirty thousand; a chain of a hundred requirements as many.
  private static final long MAX_STEPS = 300_000;

  private final NormalizedOperation operation;
  private final QueryGraph graph;
  private final SchemaView view;
  private final List<String> unreachable = new ArrayList<>();
  private long walked;
  private long searched;
  private boolean isCut;

  FormPlanner(NormalizedOperation operation, QueryGraph graph, SchemaView view) {
    this.operation = operation;
    this.graph = graph;
    this.view = view;
  }

  /// The ways to the fields of an operation in its form.
  static OperationPaths paths(NormalizedOperation operation, QueryGraph graph, SchemaView view) {
    Walker walker = new Walker(graph, view, new StepBudget(MAX_STEPS));
    return OperationPaths.find(operation, graph, walker, view);
  }

  /// The plan of a form and of those for other values of its variables; nothing useful when
  /// something is unreachable.
  PlanNode plan(OperationForm form) {
    return choice(form.otherwise(), planAlone(form));
  }

  /// @param all the plan for when all variables are true
  private PlanNode choice(List<OperationForm.Otherwise> otherwise, PlanNode all) {
    if (otherwise.isEmpty()) {
      return all;
    }
    OperationForm.Otherwise first = otherwise.getFirst();
    PlanNode then = choice(otherwise.subList(1, otherwise.size()), all);
    PlanNode without = plan(first.form());
    return then.equals(without)
        ? then
        : new PlanNode.Choice(new Condition.Variable(first.variable(), true), then, without);
  }

  private PlanNode planAlone(OperationForm form) {
    NormalizedOperation inForm = operation.in(form);
    OperationPaths paths = paths(inForm, graph, view);
    walked += paths.steps();
    if (!paths.unreachable().isEmpty()) {
      unreachable.addAll(paths.unreachable());
      return new PlanNode.Sequence(List.of());
    }
    FetchPlanner.Fetches fetches = FetchPlanner.planInOrder(paths.groups(), inForm, graph, view);
    searched += fetches.searched();
    isCut |= fetches.isCut();
    return fetches.node();
  }

  /// What no way leads to, `Type.field`.
  List<String> unreachable() {
    return unreachable.stream().distinct().toList();
  }

  PlanningEffort effort() {
    return new PlanningEffort(walked, searched, isCut);
  }
}
