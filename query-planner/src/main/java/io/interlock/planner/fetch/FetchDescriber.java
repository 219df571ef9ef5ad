package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.DocumentPrinter;
import io.interlock.planner.plan.PlanTextPrinter;
import io.interlock.planner.plan.RepeatedText;
import io.interlock.supergraph.graph.FieldEdge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Describes the fetches of fetch graphs that run one after the other. Numbers go on from graph to
/// graph, and so do stages; what waits for nothing in its own graph waits for all of the one
/// before.
final class FetchDescriber {
  private final List<FetchDescription> described = new ArrayList<>();
  private List<Integer> graphBefore = List.of();
  private int lastStage;

  List<FetchDescription> described() {
    return described;
  }

  void add(FetchGraph graph) {
    Map<FetchGroup, Integer> depths = graph.depths();
    List<FetchGroup> ordered = new ArrayList<>(graph.groups());
    ordered.sort(Comparator.comparing(depths::get));
    Map<FetchGroup, Integer> numbers = new LinkedHashMap<>();
    for (FetchGroup group : ordered) {
      numbers.put(group, described.size() + numbers.size() + 1);
    }
    numbers.forEach((group, number) -> {
      int stage = lastStage + depths.getOrDefault(group, 1);
      described.add(describe(group, number, stage, graph, numbers));
    });
    graphBefore = List.copyOf(numbers.values());
    lastStage += depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private FetchDescription describe(
      FetchGroup group, int number, int stage, FetchGraph graph, Map<FetchGroup, Integer> numbers) {
    Stream<FetchGroup> together =
        graph.requests().stream()
            .filter(request -> request.contains(group))
            .flatMap(List::stream)
            .filter(g -> !g.equals(group));
    return new FetchDescription(
        number,
        group.subgraph().name(),
        PlanTextPrinter.path(group.position().objectPath()),
        condition(group.uses()),
        stage,
        group.parents().isEmpty() ? graphBefore : numbersOf(group.parents().stream(), numbers),
        numbersOf(together, numbers),
        sends(group),
        asks(group),
        List.copyOf(group.reasons()));
  }

  private static List<Integer> numbersOf(
      Stream<FetchGroup> groups, Map<FetchGroup, Integer> numbers) {
    return groups.map(numbers::get).sorted().toList();
  }

  private static String condition(Uses uses) {
    Condition condition = uses.beyond(Conditions.NONE);
    return condition.isAlways() ? "" : PlanTextPrinter.text(condition);
  }

  private static List<String> sends(FetchGroup group) {
    List<String> sends = new ArrayList<>();
    group
        .representations()
        .forEach((type, sent) -> {
          String fields = PlanTextPrinter.onOneLine(sent.fields().toPlan(sent.uses()));
          String name = sent.sentTypename() == null ? type : sent.sentTypename();
          String as = name.equals(type) ? "" : " as " + name;
          sends.add(type + as + " { " + FieldEdge.TYPENAME + " " + fields + " }");
        });
    for (ContextVariable context : group.contexts()) {
      context.callIt("context_" + (sends.size() - group.representations().size()));
      String fields = PlanTextPrinter.onOneLine(context.fields().toPlan(group.uses()));
      String path = PlanTextPrinter.path(context.from().objectPath());
      sends.add("$" + context.name() + " = " + path + " { " + fields + " }");
    }
    return sends;
  }

  private static String asks(FetchGroup group) {
    ResponseKeys.assign(group.selections().values());
    OperationWriter writer = new OperationWriter().append("{");
    for (FetchSelectionSet set : group.selections().values()) {
      if (group.isEntityFetch()) {
        writer.fragment(set);
      } else {
        writer.selections(set);
      }
    }
    String text = writer.append("}").text().replace(RepeatedText.NUMBER, "");
    return DocumentPrinter.onOneLine(text);
  }
}
