package io.interlock.supergraph.walk;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.graph.KeyEdge;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.FieldJoin;
import io.interlock.supergraph.schema.SchemaView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names the reasons why a field cannot be reached from where a walk stands.
public final class DeadEnds {
  private static final List<FieldSetSelection> NONE = List.of();

  private final Walker walker;
  private final SchemaView view;

  public DeadEnds(Walker walker) {
    this.walker = walker;
    this.view = walker.graph().facts();
  }

  /// Why there is no way on.
  ///
  /// @param subgraph in which the walk stood
  /// @param closed the subgraph that has the field but no key by which it could be entered; null
  ///   when the reason is another
  public record DeadEnd(String subgraph, String reason, @Nullable String closed) {}

  /// All reasons why none of `ends` leads to `type`'s field `field`, by subgraph; the walk stands
  /// on objects of the supergraph's `type`.
  public List<DeadEnd> explain(List<GraphNode> ends, String type, String field) {
    return ends.stream().flatMap(end -> reasonsAt(end, type, field).stream()).distinct().toList();
  }

  private List<DeadEnd> reasonsAt(GraphNode end, String type, String field) {
    List<DeadEnd> reasons = new ArrayList<>();
    Optional<FieldFacts> facts = view.field(end.type(), field).or(() -> view.field(type, field));
    String coordinate = type + "." + field;
    String here =
        end.field(field)
            .filter(FieldEdge::needsContext)
            .map(edge -> contextReason(end, edge, coordinate))
            .orElseGet(() -> reasonHere(end, coordinate, facts));
    reasons.add(new DeadEnd(end.subgraph().name(), here, null));
    for (String subgraph : subgraphsElsewhere(end, field, facts)) {
      reasons.addAll(reasonsElsewhere(end, type, field, subgraph));
    }
    return reasons;
  }

  /// The other subgraphs that have the field: on the type itself, or on an interface object that
  /// stands for it.
  private Set<String> subgraphsElsewhere(GraphNode end, String field, Optional<FieldFacts> facts) {
    Set<String> subgraphs = new LinkedHashSet<>();
    facts.stream()
        .flatMap(f -> f.joins().stream())
        .filter(join -> !join.isExternal() && join.isActive(walker.graph().labels()))
        .forEach(join -> subgraphs.add(join.subgraph()));
    walker.graph().jumps(end).stream()
        .map(KeyEdge::to)
        .filter(to -> to.kind() == GraphNode.Kind.INTERFACE_OBJECT && to.field(field).isPresent())
        .forEach(to -> subgraphs.add(to.subgraph().name()));
    subgraphs.remove(end.subgraph().name());
    return subgraphs;
  }

  private String contextReason(GraphNode end, FieldEdge edge, String coordinate) {
    return walker.canReEnter(end)
        ? contextReason(edge, coordinate)
        : "the required context of field \"%s\" is of no use: %s"
            .formatted(coordinate, noWayBack(end));
  }

  private static String noWayBack(GraphNode end) {
    return "type \"%s\" has no usable key in subgraph \"%s\" to resume with"
        .formatted(end.type(), end.subgraph().name());
  }

  private static String contextReason(FieldEdge edge, String coordinate) {
    String contexts =
        edge.contextArguments().stream()
            .map(a -> "\"%s\" of context \"%s\"".formatted(a.selection().strip(), a.context()))
            .distinct()
            .collect(Collectors.joining(", "));
    return "cannot find a match for required context for field \"%s\" in subgraph \"%s\": %s cannot be read from the types above the field"
        .formatted(coordinate, edge.from().subgraph().name(), contexts);
  }

  private String reasonHere(GraphNode end, String coordinate, Optional<FieldFacts> facts) {
    Optional<FieldJoin> join = facts.flatMap(f -> f.joinOf(end.subgraph().name()));
    if (join.isEmpty()) {
      return "cannot find field \"" + coordinate + "\"";
    }
    if (!join.get().isActive(walker.graph().labels())) {
      return inactive(join.get(), facts.orElseThrow());
    }
    if (join.get().isExternal()) {
      return "field \"" + coordinate + "\" is not resolvable because marked @external";
    }
    FieldSet requires = join.get().requires();
    if (requires != null) {
      return walker.resolves(end, requires) && !walker.canReEnter(end)
          ? "@require conditions on field \"%s\" can be satisfied, but %s"
              .formatted(coordinate, noWayBack(end))
          : "cannot satisfy @require conditions on field \"%s\"%s"
              .formatted(coordinate, moving(facts.orElseThrow(), end.subgraph().name()));
    }
    return "cannot find field \"" + coordinate + "\" on every type that may occur";
  }

  /// Says which required fields are moving by a label: nothing can depend on those.
  private String moving(FieldFacts field, String subgraph) {
    FieldSet requires = field.joinOf(subgraph).map(FieldJoin::requires).orElse(null);
    StringBuilder moving = new StringBuilder();
    for (FieldSetSelection selection : requires == null ? NONE : requires.selections()) {
      if (selection instanceof FieldSetSelection.Field required) {
        view.field(field.parent(), required.name()).stream()
            .flatMap(facts -> facts.joins().stream())
            .flatMap(join -> Stream.ofNullable(join.overrideLabel()))
            .findFirst()
            .ifPresent(label ->
                moving.append(
                    ": \"%s.%s\" is being overridden by label \"%s\", and cannot be required until that is done"
                        .formatted(field.parent(), required.name(), label)));
      }
    }
    return moving.toString();
  }

  private static String inactive(FieldJoin join, FieldFacts facts) {
    String field = "field \"%s\" is not resolvable ".formatted(facts.coordinate());
    String label = join.overrideLabel();
    if (join.override() != null) {
      return field
          + "before it is overridden from subgraph \"%s\" by label \"%s\""
              .formatted(join.override(), label);
    }
    return field
        + "because it is overridden by subgraph \"%s\""
            .formatted(overridingSubgraph(facts, join.subgraph()))
        + (label == null ? "" : ", by label \"%s\"".formatted(label));
  }

  private static String overridingSubgraph(FieldFacts facts, String overridden) {
    return facts.joins().stream()
        .filter(j -> overridden.equals(j.override()))
        .map(FieldJoin::subgraph)
        .findFirst()
        .orElse("?");
  }

  private List<DeadEnd> reasonsElsewhere(
      GraphNode end, String type, String field, String subgraph) {
    String coordinate = type + "." + field;
    List<KeyEdge> entries =
        walker.graph().jumps(end).stream()
            .filter(edge -> edge.to().subgraph().name().equals(subgraph))
            .toList();
    String from = end.subgraph().name();
    if (entries.isEmpty()) {
      return List.of(new DeadEnd(from, noKey(type, coordinate, subgraph), subgraph));
    }
    Optional<KeyEdge> entered =
        entries.stream().filter(edge -> walker.reaches(end, edge.to())).findFirst();
    if (entered.isPresent()) {
      String reason =
          entered
              .flatMap(edge -> edge.to().field(field))
              .filter(FieldEdge::needsContext)
              .map(edge -> contextReason(edge, coordinate))
              .orElse(
                  "cannot satisfy @require conditions on field \"%s\" in subgraph \"%s\"%s"
                      .formatted(
                          coordinate,
                          subgraph,
                          view.field(type, field).map(f -> moving(f, subgraph)).orElse("")));
      return List.of(new DeadEnd(from, reason, null));
    }
    return entries.stream().map(edge -> new DeadEnd(from, keyReason(end, edge), subgraph)).toList();
  }

  private String noKey(String type, String coordinate, String subgraph) {
    boolean isReferenced =
        walker
            .graph()
            .node(subgraph, type)
            .filter(node -> !node.referenceKeys().isEmpty())
            .isPresent();
    String fault =
        isReferenced
            ? "none of the @key defined on type \"%s\" in subgraph \"%s\" are resolvable (they are all declared with their \"resolvable\" argument set to false)"
            : "type \"%s\" has no @key defined in subgraph \"%s\"";
    return "cannot move to subgraph \"%s\", which has field \"%s\", because "
            .formatted(subgraph, coordinate)
        + fault.formatted(type, subgraph);
  }

  private static String keyReason(GraphNode end, KeyEdge edge) {
    return "cannot move to subgraph \"%s\" using @key(fields: \"%s\") of \"%s\", the key field(s) cannot be resolved from subgraph \"%s\""
        .formatted(
            edge.to().subgraph().name(), edge.key(), edge.to().type(), end.subgraph().name());
  }
}
