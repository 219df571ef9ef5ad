package io.interlock.planner;

import io.interlock.planner.fetch.FetchPlanner;
import io.interlock.planner.operation.NormalizedOperation;
import io.interlock.planner.operation.OperationField;
import io.interlock.planner.operation.OperationSelection;
import io.interlock.planner.path.Leaf;
import io.interlock.planner.path.PathFinder;
import io.interlock.planner.path.Paths;
import io.interlock.planner.plan.OperationKind;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.graph.QueryGraph;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.walk.Walker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ways to the fields of an operation. A query may be fetched in any order. Of a mutation each
/// top-level field is called once, in one subgraph, in the order of the document; neighbours of one
/// subgraph share a request. A subscription has one top-level field, in one subgraph as well.
///
/// @param groups the leaves that are fetched together; one group for a query, for a mutation one
///   for each request and what follows it, in their order
/// @param unreachable what no way leads to, `Type.field`
/// @param steps how many were taken to find them
record OperationPaths(List<List<Leaf>> groups, List<String> unreachable, long steps) {

  static OperationPaths find(
      NormalizedOperation operation, QueryGraph graph, Walker walker, SchemaView view) {
    OperationSelection selection = operation.selection();
    if (operation.kind() != OperationKind.QUERY) {
      return inOrder(selection, graph, walker, view);
    }
    Paths paths = PathFinder.find(selection, graph.nodes(selection.type()), walker, view);
    return new OperationPaths(
        List.of(paths.leaves()), paths.unreachable(), walker.budget().taken() + paths.steps());
  }

  private static OperationPaths inOrder(
      OperationSelection selection, QueryGraph graph, Walker walker, SchemaView view) {
    List<List<Leaf>> groups = new ArrayList<>();
    List<String> unreachable = new ArrayList<>();
    String lastSubgraph = null;
    long steps = 0;
    for (OperationField field : selection.fields()) {
      Served served = cheapest(selection.type(), field, graph, walker, view);
      if (served == null) {
        unreachable.add(field.coordinate());
        continue;
      }
      steps += served.steps();
      if (served.subgraph().equals(lastSubgraph)) {
        groups.getLast().addAll(served.leaves());
      } else {
        groups.add(new ArrayList<>(served.leaves()));
      }
      lastSubgraph = served.subgraph();
    }
    return new OperationPaths(groups, unreachable, walker.budget().taken() + steps);
  }

  private record Served(String subgraph, List<Leaf> leaves, long steps) {}

  private static @Nullable Served cheapest(
      String rootType, OperationField field, QueryGraph graph, Walker walker, SchemaView view) {
    OperationSelection alone = new OperationSelection(rootType, List.of(field), List.of());
    Served best = null;
    for (GraphNode root : graph.nodes(rootType)) {
      Paths paths = PathFinder.find(alone, List.of(root), walker, view);
      if (paths.unreachable().isEmpty()
          && (best == null || FetchPlanner.compareCost(paths.leaves(), best.leaves()) < 0)) {
        best = new Served(root.subgraph().name(), paths.leaves(), paths.steps());
      }
    }
    return best;
  }
}
