package io.interlock.planner;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.interlock.planner.operation.NormalizedOperation;
import io.interlock.planner.operation.OperationBudget;
import io.interlock.planner.operation.OperationNormalizer;
import io.interlock.planner.operation.RequiredArguments;
import io.interlock.planner.plan.PlanNode;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.graph.QueryGraph;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.supergraph.walk.StepBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Plans the operations of one supergraph. Immutable; many threads may plan at once.
public final class QueryPlanner {
  /// Graphs that are kept; with more labels than so many sets need, a graph is built for a
  /// planning.
  private static final int MAX_GRAPHS = 64;

  private final Supergraph supergraph;
  private final RequiredArguments requiredArguments;
  private final Map<Set<String>, QueryGraph> graphs = new ConcurrentHashMap<>();

  /// Builds the query graph of `supergraph` before any progressive override.
  public QueryPlanner(Supergraph supergraph) {
    this.supergraph = supergraph;
    this.requiredArguments = RequiredArguments.in(supergraph.facts());
    graphs.put(Set.of(), QueryGraph.of(supergraph.facts()));
  }

  public Supergraph supergraph() {
    return supergraph;
  }

  /// Plans one operation of a document that is valid against the API schema. Equal inputs give
  /// equal plans.
  ///
  /// @param operationName which operation, null when there is only one
  /// @param view notes what was read of the supergraph
  public PlanningOutcome plan(Document document, @Nullable String operationName, SchemaView view) {
    return plan(document, operationName, Set.of(), view);
  }

  /// As {@link #plan(Document, String, SchemaView)}, after some progressive overrides.
  ///
  /// @param labels of the progressive overrides that have happened for this request
  public PlanningOutcome plan(
      Document document, @Nullable String operationName, Set<String> labels, SchemaView view) {
    return switch (normalize(document, operationName, new OperationNormalizer(view))) {
      case NormalizingOutcome.Normalized normalized -> plan(normalized.operation(), labels, view);
      case PlanningOutcome.NotPlannable not -> not;
    };
  }

  /// Brings one operation of a valid document into normal form, with variables in the place of
  /// literals: the first half of planning, which tells whether a plan is known already. Nothing is
  /// deferred in it: the router answers at once, as the specification allows.
  ///
  /// @param operationName which operation, null when there is only one
  /// @param view notes what was read of the supergraph
  public NormalizingOutcome normalize(
      Document document, @Nullable String operationName, SchemaView view) {
    return normalize(
        document, operationName, OperationNormalizer.lifting(view, requiredArguments).atOnce());
  }

  private static NormalizingOutcome normalize(
      Document document, @Nullable String operationName, OperationNormalizer normalizer) {
    Optional<OperationDefinition> definition =
        OperationNormalizer.operation(document, operationName);
    if (definition.isEmpty()) {
      return new PlanningOutcome.NotPlannable(
          "OPERATION_RESOLUTION_FAILURE", unresolved(document, operationName), List.of());
    }
    try {
      return new NormalizingOutcome.Normalized(normalizer.normalize(document, definition.get()));
    } catch (OperationBudget.ExceededException e) {
      return new PlanningOutcome.NotPlannable(
          "OPERATION_TOO_COMPLEX",
          "The operation is too complex: " + e.getMessage() + ".",
          List.of());
    }
  }

  /// Plans an operation in normal form: the second half of planning.
  public PlanningOutcome plan(NormalizedOperation operation, Set<String> labels, SchemaView view) {
    try {
      return plan(operation, graph(labels), view);
    } catch (StepBudget.ExceededException e) {
      return new PlanningOutcome.NotPlannable(
          "QUERY_PLAN_COMPLEXITY_EXCEEDED",
          "The operation is too complex to be planned: " + e.getMessage() + ".",
          List.of());
    }
  }

  /// The stages before the plan of an operation that {@link #plan} has planned. Goes through them
  /// anew: planning itself keeps none.
  public PlanningStages stages(
      Document document, @Nullable String operationName, Set<String> labels, SchemaView view) {
    OperationDefinition definition =
        OperationNormalizer.operation(document, operationName).orElseThrow();
    NormalizedOperation operation = new OperationNormalizer(view).normalize(document, definition);
    return new PlanningStages(
        operation, FormPlanner.paths(operation, graph(labels), view).groups());
  }

  private static String unresolved(Document document, @Nullable String operationName) {
    if (operationName != null) {
      return "Unknown operation named \"" + operationName + "\".";
    }
    return document.getDefinitionsOfType(OperationDefinition.class).isEmpty()
        ? "Must provide an operation."
        : "Must provide operation name if query contains multiple operations.";
  }

  private QueryGraph graph(Set<String> labels) {
    QueryGraph known = graphs.get(labels);
    if (known != null) {
      return known;
    }
    QueryGraph graph = QueryGraph.of(supergraph.facts(), labels);
    if (graphs.size() < MAX_GRAPHS) {
      graphs.put(Set.copyOf(labels), graph);
    }
    return graph;
  }

  private PlanningOutcome plan(NormalizedOperation operation, QueryGraph graph, SchemaView view) {
    if (operation.selection().fields().isEmpty()) {
      return planned(operation, null, Set.of(), PlanningEffort.NONE);
    }
    if (operation.defersWhereNothingMay()) {
      return new PlanningOutcome.NotPlannable(
          "DEFER_NOT_ALLOWED",
          "@defer is allowed in queries, and in mutations below their top-level fields.",
          List.of());
    }
    FormPlanner forms = new FormPlanner(operation, graph, view);
    PlanNode node = forms.plan(operation.form());
    return forms.unreachable().isEmpty()
        ? planned(operation, node, OverrideLabels.in(operation, view), forms.effort())
        : notPlannable(forms.unreachable());
  }

  private static PlanningOutcome planned(
      NormalizedOperation operation,
      @Nullable PlanNode node,
      Set<String> labels,
      PlanningEffort effort) {
    return new PlanningOutcome.Planned(
        new QueryPlan(
            operation.kind(),
            node,
            operation.clientSelection(),
            operation.variables(),
            operation.introspection()),
        operation.name(),
        labels,
        effort);
  }

  private static PlanningOutcome notPlannable(List<String> coordinates) {
    return new PlanningOutcome.NotPlannable(
        "QUERY_PLAN_BUILD_FAILED",
        "No subgraph can be asked for " + String.join(", ", coordinates) + " here.",
        coordinates);
  }
}
