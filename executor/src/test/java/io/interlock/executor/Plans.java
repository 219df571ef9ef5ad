package io.interlock.executor;

import io.interlock.planner.plan.ClientSelection;
import io.interlock.planner.plan.ClientSelection.ClientField;
import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.EntityTarget;
import io.interlock.planner.plan.EntityTarget.Representation;
import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import io.interlock.planner.plan.FetchOperation;
import io.interlock.planner.plan.FetchSelection;
import io.interlock.planner.plan.OperationKind;
import io.interlock.planner.plan.PlanNode;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.planner.plan.ResponsePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plans by hand, for what the planner of today would not write.
final class Plans {
  private Plans() {}

  static QueryPlan query(PlanNode node, ClientField... fields) {
    return new QueryPlan(OperationKind.QUERY, node, selection("Query", fields), List.of(), null);
  }

  static ClientSelection selection(String type, ClientField... fields) {
    return new ClientSelection(type, List.of(fields));
  }

  static ClientField see(String key, String coordinate) {
    return see(key, coordinate, null);
  }

  /// A field that the client sees; `coordinate` is `Type.field`.
  static ClientField see(
      String key, String coordinate, @Nullable ClientSelection selection, String... onTypes) {
    int dot = coordinate.indexOf('.');
    return new ClientField(
        key,
        coordinate.substring(0, dot),
        coordinate.substring(dot + 1),
        List.of(onTypes),
        Condition.ALWAYS,
        selection);
  }

  static PlanNode root(String subgraph, FetchSelection... selections) {
    return new PlanNode.RootFetch(
        operation(subgraph, "{root}"), ResponsePath.ROOT, List.of(selections));
  }

  /// Fetches entities by `id` under the type's own name.
  static PlanNode entities(
      String subgraph, String path, String type, FetchSelection... selections) {
    return entities(
        subgraph,
        path,
        List.of(
            new Representation(
                type,
                null,
                Condition.ALWAYS,
                List.of(new RequiredSelection.Field("id", "id", true, List.of())))),
        selections);
  }

  static PlanNode entities(
      String subgraph,
      String path,
      List<Representation> representations,
      FetchSelection... selections) {
    return new PlanNode.EntityFetch(
        operation(subgraph, "{entities}"),
        List.of(
            new EntityTarget(
                "_entities",
                "representations",
                List.of(path(path)),
                representations,
                List.of(selections))),
        null);
  }

  private static FetchOperation operation(String subgraph, String text) {
    return new FetchOperation(subgraph, OperationKind.QUERY, null, text, List.of());
  }

  /// `a.@.b`, with `@` for every element of a list.
  static ResponsePath path(String text) {
    List<ResponsePath.Element> elements = new ArrayList<>();
    for (String element : text.split("\\.", -1)) {
      elements.add(
          element.equals("@")
              ? new ResponsePath.Element.Each()
              : new ResponsePath.Element.Slot(element));
    }
    return new ResponsePath(elements);
  }

  static FetchSelection.Field get(String name, FetchSelection... selections) {
    return new FetchSelection.Field(name, name, name, List.of(selections));
  }

  /// A field that the answer has under another key than the slot.
  static FetchSelection.Field get(
      String key, String name, String slot, FetchSelection... selections) {
    return new FetchSelection.Field(key, name, slot, List.of(selections));
  }

  static FetchSelection on(String type, FetchSelection... selections) {
    return new FetchSelection.Fragment(type, List.of(selections));
  }
}
