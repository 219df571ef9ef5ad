package io.interlock.composer.satisfiability;

import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.SupergraphFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a proof without errors looked at, for the proof of almost the same supergraph.
public final class ProofMemory {
  private final @Nullable SupergraphFacts supergraph;
  private final Map<TypeElement, MergedFacts.OfType> facts;
  private final Map<String, Set<Place>> places;
  private final RuntimeTypes.Findings findings;

  /// A {@link Position} without its graph.
  ///
  /// @param subgraphs where a walk may stand
  /// @param isRoot whether an operation starts here
  /// @param isOrdinary whether nothing is provided there, and nothing can be read from contexts
  record Place(List<String> subgraphs, boolean isRoot, boolean isOrdinary) {
    static Place of(Position position) {
      List<String> subgraphs = new ArrayList<>();
      boolean isOrdinary = position.contexts().isEmpty();
      for (GraphNode node : position.nodes()) {
        subgraphs.add(node.subgraph().name());
        isOrdinary &= node.provided() == null && node.type().equals(position.type());
      }
      return new Place(subgraphs, position.before() == null, isOrdinary);
    }
  }

  private ProofMemory(
      @Nullable SupergraphFacts supergraph,
      Map<TypeElement, MergedFacts.OfType> facts,
      Map<String, Set<Place>> places,
      RuntimeTypes.Findings findings) {
    this.supergraph = supergraph;
    this.facts = facts;
    this.places = places;
    this.findings = findings;
  }

  /// Before the first proof.
  public static ProofMemory none() {
    return new ProofMemory(null, Map.of(), Map.of(), new RuntimeTypes.Findings());
  }

  static ProofMemory of(
      SupergraphFacts supergraph,
      Map<TypeElement, MergedFacts.OfType> facts,
      List<Position> explored,
      RuntimeTypes.Findings findings) {
    Map<String, Set<Place>> places = new HashMap<>();
    for (Position position : explored) {
      places
          .computeIfAbsent(position.type(), type -> new LinkedHashSet<>())
          .add(Place.of(position));
    }
    return new ProofMemory(supergraph, facts, places, findings);
  }

  /// As it is after more of almost the same supergraph has been explored.
  ProofMemory with(
      SupergraphFacts changed,
      Map<TypeElement, MergedFacts.OfType> changedFacts,
      List<Position> explored,
      RuntimeTypes.Findings allFindings) {
    ProofMemory more = of(changed, changedFacts, explored, allFindings);
    places.forEach((type, known) ->
        more.places.computeIfAbsent(type, name -> new LinkedHashSet<>()).addAll(known));
    return more;
  }

  /// What was proven; null before the first proof.
  @Nullable SupergraphFacts supergraph() {
    return supergraph;
  }

  Map<TypeElement, MergedFacts.OfType> facts() {
    return facts;
  }

  /// Where walks came to an object of the type.
  Set<Place> places(String type) {
    return places.getOrDefault(type, Set.of());
  }

  /// Whether the types of some fields were explored only at ordinary places.
  boolean isEveryPlaceOrdinary(List<FieldFacts> fields) {
    return fields.stream()
        .allMatch(field -> places(field.parent()).stream().allMatch(Place::isOrdinary));
  }

  RuntimeTypes.Findings findings() {
    return findings;
  }
}
