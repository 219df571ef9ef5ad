package io.interlock.supergraph.walk;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.FieldJoin;
import io.interlock.supergraph.schema.SchemaView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names the reasons why a field cannot be reached from where a walk stands.
public final class DeadEnds {
  private final Walker walker;
  private final SchemaView view;

  public DeadEnds(Walker walker) {
    this.walker = walker;
    this.view = walker.graph().supergraph().view();
  }

  /// A reason, and the subgraph in which the walk stood.
  public record DeadEnd(String subgraph, String reason) {}

  /// All reasons why none of `ends` leads to `type`'s field `field`, by subgraph; the walk stands
  /// on objects of the supergraph's `type`.
  public List<DeadEnd> explain(List<GraphNode> ends, String type, String field) {
    List<DeadEnd> reasons = new ArrayList<>();
    for (GraphNode end : ends) {
      reasonsAt(end, type, field).forEach(r -> reasons.add(new DeadEnd(end.subgraph().name(), r)));
    }
    return reasons.stream().distinct().toList();
  }

  private List<String> reasonsAt(GraphNode end, String type, String field) {
    List<String> reasons = new ArrayList<>();
    Optional<FieldFacts> facts = view.field(end.type(), field).or(() -> view.field(type, field));
    String coordinate = type + "." + field;
    reasons.add(reasonHere(end, coordinate, facts));
    facts.stream()
        .flatMap(f -> f.joins().stream())
        .filter(j -> !j.isExternal() && !j.subgraph().equals(end.subgraph().name()))
        .forEach(j -> reasons.addAll(reasonsElsewhere(end, type, coordinate, j.subgraph())));
    return reasons;
  }

  private String reasonHere(GraphNode end, String coordinate, Optional<FieldFacts> facts) {
    Optional<FieldJoin> join = facts.flatMap(f -> f.joinOf(end.subgraph().name()));
    if (join.isEmpty()) {
      return "cannot find field \"" + coordinate + "\"";
    }
    if (join.get().isUsedOverridden()) {
      return "field \""
          + coordinate
          + "\" is not resolvable because it is overridden by subgraph \""
          + overridingSubgraph(facts.orElseThrow(), end.subgraph().name())
          + "\"";
    }
    if (join.get().isExternal()) {
      return "field \"" + coordinate + "\" is not resolvable because marked @external";
    }
    if (join.get().requires() != null) {
      return "cannot satisfy @require conditions on field \"" + coordinate + "\"";
    }
    return "cannot find field \"" + coordinate + "\" on every type that may occur";
  }

  private static String overridingSubgraph(FieldFacts facts, String overridden) {
    return facts.joins().stream()
        .filter(j -> overridden.equals(j.override()))
        .map(FieldJoin::subgraph)
        .findFirst()
        .orElse("?");
  }

  private List<String> reasonsElsewhere(
      GraphNode end, String type, String coordinate, String subgraph) {
    String move =
        "cannot move to subgraph \"" + subgraph + "\", which has field \"" + coordinate + "\", ";
    Optional<GraphNode> target = walker.graph().node(subgraph, end.type());
    if (target.isEmpty() || hasNoKey(target.get())) {
      return List.of(
          move
              + "because type \""
              + type
              + "\" has no @key defined in subgraph \""
              + subgraph
              + "\"");
    }
    if (target.get().resolvableKeys().isEmpty()) {
      return List.of(
          move
              + "because none of the @key defined on type \""
              + type
              + "\" in subgraph \""
              + subgraph
              + "\" are resolvable (they are all declared with their \"resolvable\" argument set to"
              + " false)");
    }
    if (walker.reaches(end, target.get())) {
      return List.of(
          "cannot satisfy @require conditions on field \""
              + coordinate
              + "\" in subgraph \""
              + subgraph
              + "\"");
    }
    return target.get().resolvableKeys().stream()
        .map(key -> keyReason(end, type, subgraph, key))
        .toList();
  }

  private static boolean hasNoKey(GraphNode node) {
    return node.resolvableKeys().isEmpty() && node.referenceKeys().isEmpty();
  }

  private static String keyReason(GraphNode end, String type, String subgraph, FieldSet key) {
    return "cannot move to subgraph \""
        + subgraph
        + "\" using @key(fields: \""
        + key
        + "\") of \""
        + type
        + "\", the key field(s) cannot be resolved from subgraph \""
        + end.subgraph().name()
        + "\"";
  }
}
