package io.interlock.router.cli;

import graphql.language.Document;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.PlanningStages;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.fetch.FetchPlanner;
import io.interlock.planner.fetch.PlanExplanation;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.Supergraph;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An operation from the command line with its plan, and what it was planned from.
record PlannedOperation(
    QueryPlanner planner,
    Document document,
    @Nullable String name,
    Set<String> labels,
    QueryPlan plan) {

  /// @throws CommandFailure when a file is missing or wrong, or the operation cannot be planned
  static PlannedOperation read(
      Terminal terminal, SupergraphOptions supergraph, OperationOptions operation) {
    Supergraph schema = supergraph.read(terminal);
    Set<String> labels = supergraph.labels(schema);
    Document document = operation.read(terminal, schema);
    QueryPlanner planner = new QueryPlanner(schema);
    return switch (planner.plan(document, operation.name(), labels, schema.view())) {
      case PlanningOutcome.Planned planned ->
          new PlannedOperation(planner, document, operation.name(), labels, planned.plan());
      case PlanningOutcome.NotPlannable no ->
          throw new CommandFailure(operation.file() + ": " + no.code() + ": " + no.message());
    };
  }

  Supergraph supergraph() {
    return planner.supergraph();
  }

  /// Why the plan is as it is.
  PlanExplanation explanation() {
    return FetchPlanner.explain(stages().leaves());
  }

  /// The stages before the plan.
  PlanningStages stages() {
    return planner.stages(document, name, labels, supergraph().view());
  }
}
