package io.interlock.composer.satisfiability;

import io.interlock.composer.diagnostic.CompositionHint;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.graph.QueryGraph;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.SupergraphFacts;
import io.interlock.supergraph.walk.StepBudget;
import io.interlock.supergraph.walk.Walker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The proof that whatever the API schema allows to ask for can be answered by the subgraphs.
public final class Satisfiability {
  /// A hundred times what 200 subgraphs with 30,000 fields take; a bound on time, about 15 s.
  private static final long MAX_STEPS = 20_000_000;

  private static final List<String> OPERATIONS = List.of("query", "mutation", "subscription");

  private final Walker walker;
  private final SchemaView view;
  private final QueryGraph graph;
  private final ExampleOperation example;
  private final Places places;
  private final Contexts contexts;
  private final Errors errors;
  private final RuntimeTypes runtimeTypes;
  private final ProofMemory memory;
  private final List<Exploration> explorations = new ArrayList<>();

  /// The outcome of a proof: no hints and nothing to remember when there were errors.
  ///
  /// @param isWhole whether everything was proven, rather than what a change could have touched
  public record Proof(List<CompositionHint> hints, ProofMemory memory, boolean isWhole) {
    public Proof {
      hints = List.copyOf(hints);
    }
  }

  private Satisfiability(
      SupergraphFacts facts,
      Set<String> labels,
      List<Subgraph> subgraphs,
      ProofMemory memory,
      StepBudget budget,
      Errors errors) {
    this.view = facts;
    this.graph = QueryGraph.of(facts, labels);
    this.walker = new Walker(graph, view, budget);
    this.example = new ExampleOperation(view);
    this.places = new Places(subgraphs, view);
    this.contexts = new Contexts(walker);
    this.memory = memory;
    this.errors = errors;
    this.runtimeTypes = new RuntimeTypes(places, errors);
  }

  /// Proves a merged supergraph, or what has to be proven again of it. Adds an error for every
  /// field that cannot be reached.
  public static Proof prove(MergedSupergraph merged, ProofMemory before, Errors errors) {
    return prove(merged, before, new StepBudget(MAX_STEPS), errors);
  }

  static Proof prove(
      MergedSupergraph merged, ProofMemory before, StepBudget budget, Errors errors) {
    MergedFacts reader = new MergedFacts(merged, before.facts());
    SupergraphFacts facts = reader.facts();
    Optional<List<FieldFacts>> scope =
        ProofScope.of(before.supergraph(), facts).filter(before::isEveryPlaceOrdinary);
    if (scope.isPresent()) {
      Errors found = Errors.ofAll();
      Satisfiability partial =
          new Satisfiability(facts, Set.of(), merged.subgraphs(), before, budget, found);
      partial.guarded(() -> partial.proveAgain(scope.get()));
      if (found.isEmpty()) {
        RuntimeTypes.Findings findings = partial.runtimeTypes.findings();
        findings.addAll(before.findings());
        return new Proof(
            RuntimeTypes.hints(findings, partial.places),
            before.with(facts, reader.read(), partial.explored(), findings),
            false);
      }
    }
    return proveAll(merged.subgraphs(), facts, reader, budget, errors);
  }

  /// Proves the supergraph before and after its progressive overrides, and half-way.
  private static Proof proveAll(
      List<Subgraph> subgraphs,
      SupergraphFacts facts,
      MergedFacts reader,
      StepBudget budget,
      Errors errors) {
    Satisfiability first =
        new Satisfiability(facts, Set.of(), subgraphs, ProofMemory.none(), budget, errors);
    first.guarded(first::proveAll);
    for (Set<String> labels : LabelChoices.of(facts.overrideLabels())) {
      if (errors.isEmpty()) {
        Satisfiability next =
            new Satisfiability(facts, labels, subgraphs, ProofMemory.none(), budget, errors);
        next.guarded(next::proveAll);
      }
    }
    RuntimeTypes.Findings findings = first.runtimeTypes.findings();
    return new Proof(
        RuntimeTypes.hints(findings, first.places),
        ProofMemory.of(facts, reader.read(), first.explored(), findings),
        true);
  }

  private void guarded(Runnable proof) {
    try {
      proof.run();
    } catch (StepBudget.ExceededException e) {
      errors.add(
          ErrorCode.MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED,
          "",
          "There are too many ways through the subgraphs to check them all: " + e.getMessage());
    }
  }

  private void proveAll() {
    for (String operation : OPERATIONS) {
      view.rootType(operation).ifPresent(root -> checkRoot(operation, root));
    }
  }

  /// Proves some fields wherever their types were explored before.
  private void proveAgain(List<FieldFacts> fields) {
    Exploration exploration = exploration();
    fields.forEach(exploration::behind);
    exploration.unreachable().forEach(this::report);
  }

  private Exploration exploration() {
    Exploration exploration = new Exploration(walker, contexts, places, runtimeTypes, memory);
    explorations.add(exploration);
    return exploration;
  }

  private List<Position> explored() {
    return explorations.stream().flatMap(each -> each.explored().stream()).toList();
  }

  private void checkRoot(String operation, String root) {
    Position start = Position.root(operation, root, new LinkedHashSet<>(graph.nodes(root)));
    Exploration exploration = exploration();
    if (operation.equals("mutation")) {
      checkMutations(start, exploration);
    } else {
      exploration.from(start);
    }
    exploration.unreachable().forEach(this::report);
  }

  /// A mutation is called once, in one subgraph: one of those that have it must be able to answer
  /// everything that can be asked for below it.
  private void checkMutations(Position start, Exploration exploration) {
    for (String name : view.fieldNames(start.type())) {
      view.field(start.type(), name)
          .filter(field -> !field.isInaccessible())
          .ifPresent(field -> checkMutation(start, field, exploration));
    }
  }

  private void checkMutation(Position start, FieldFacts field, Exploration exploration) {
    List<GraphNode> ends = new ArrayList<>();
    for (GraphNode root : start.nodes()) {
      root.field(field.name()).map(FieldEdge::to).ifPresent(ends::add);
    }
    if (ends.size() == 1) {
      exploration.from(behind(start, field, ends.getFirst()));
    } else if (!ends.isEmpty()) {
      checkSharedMutation(start, field, ends);
    }
  }

  private void checkSharedMutation(Position start, FieldFacts field, List<GraphNode> ends) {
    Map<String, List<Exploration.Unreachable>> bySubgraph = new LinkedHashMap<>();
    for (GraphNode end : ends) {
      Exploration exploration = exploration();
      exploration.from(behind(start, field, end));
      bySubgraph.put(end.subgraph().name(), exploration.unreachable());
    }
    if (bySubgraph.values().stream().noneMatch(List::isEmpty)) {
      reportSharedMutation(field, bySubgraph);
    }
  }

  private Position behind(Position start, FieldFacts field, GraphNode end) {
    return start.then(field.name(), field.type().baseName(), Set.of(end), contexts.below(start));
  }

  private void report(Exploration.Unreachable unreachable) {
    errors.add(
        ErrorCode.SATISFIABILITY_ERROR,
        coordinate(unreachable),
        message(unreachable),
        unreachable.places());
  }

  private static String coordinate(Exploration.Unreachable unreachable) {
    return switch (unreachable.step()) {
      case Position.Step.Field field -> field.parent() + "." + field.name();
      case Position.Step.Cast cast -> cast.type();
      case Position.Step.Root ignored -> "";
    };
  }

  private String message(Exploration.Unreachable unreachable) {
    List<Position.Step> steps = new ArrayList<>(unreachable.at().steps());
    steps.add(unreachable.step());
    return "The operation\n%s\ncannot be answered by the subgraphs:%s"
        .formatted(example.print(steps, unreachable.isComposite()), unreachable.reasons());
  }

  private void reportSharedMutation(
      FieldFacts field, Map<String, List<Exploration.Unreachable>> bySubgraph) {
    StringBuilder text = new StringBuilder();
    bySubgraph.forEach((subgraph, all) ->
        all.forEach(u ->
            text.append("\nwhen subgraph \"")
                .append(subgraph)
                .append("\" is called: ")
                .append(message(u))));
    errors.add(
        ErrorCode.SATISFIABILITY_ERROR,
        field.coordinate(),
        "Mutation \"%s\" is resolved by several subgraphs, but none of them leads to everything that can be asked for below it:%s"
            .formatted(field.coordinate(), text),
        sharedMutationPlaces(field, bySubgraph.values()));
  }

  private List<SourceLocation> sharedMutationPlaces(
      FieldFacts field, Collection<List<Exploration.Unreachable>> unreachable) {
    List<SourceLocation> all = new ArrayList<>(places.ofField(field.parent(), field.name()));
    unreachable.forEach(some -> some.forEach(u -> all.addAll(u.places())));
    return all;
  }
}
