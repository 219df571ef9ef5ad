package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.operation.Deferral;
import io.interlock.planner.operation.OperationField;
import io.interlock.planner.path.ContextReading;
import io.interlock.planner.path.OperationStep;
import io.interlock.planner.path.PathsTextPrinter;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.Subgraph;
import io.interlock.supergraph.walk.Move;
import io.interlock.supergraph.walk.Trail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lays trails out as fetches. Trails that begin alike share what they have in common:
///
/// ```
/// me > name                      Fetch accounts { me { __typename id name } }
/// me > (jump reviews) reviews    Fetch reviews at me, after that: { ... on User { reviews } }
/// ```
final class FetchGraphBuilder {
  private final FetchGraph graph = new FetchGraph();
  private final Position root = Position.root();
  private final Map<Root, FetchGroup> rootGroups = new HashMap<>();
  private final JumpLayout jumps;
  private final boolean isExplained;

  private record Root(Subgraph subgraph, @Nullable Deferral part) {}

  private FetchGraphBuilder(boolean isExplained) {
    this.isExplained = isExplained;
    this.jumps = new JumpLayout(graph, isExplained);
  }

  static FetchGraph build(List<Trail<OperationStep>> trails) {
    return build(trails, false);
  }

  /// As {@link #build}, with the reasons noted for every fetch.
  static FetchGraph buildExplained(List<Trail<OperationStep>> trails) {
    return build(trails, true);
  }

  private static FetchGraph build(List<Trail<OperationStep>> trails, boolean isExplained) {
    FetchGraphBuilder builder = new FetchGraphBuilder(isExplained);
    for (Trail<OperationStep> trail : trails) {
      builder.reserveSlots(trail);
    }
    for (Trail<OperationStep> trail : outerPartsFirst(trails)) {
      builder.add(trail);
    }
    builder.graph.merge();
    return builder.graph;
  }

  /// What is deferred finds then what is fetched before.
  private static List<Trail<OperationStep>> outerPartsFirst(List<Trail<OperationStep>> trails) {
    boolean isAnythingDeferred = false;
    for (Trail<OperationStep> trail : trails) {
      isAnythingDeferred |= OperationStep.partAt(trail) != null;
    }
    if (!isAnythingDeferred) {
      return trails;
    }
    List<Trail<OperationStep>> sorted = new ArrayList<>(trails);
    sorted.sort(Comparator.comparingInt(t -> Deferral.depth(OperationStep.partAt(t))));
    return sorted;
  }

  private void reserveSlots(Trail<OperationStep> trail) {
    Slots slots = root.slots();
    for (Trail.Leg<OperationStep> leg : trail.legs()) {
      if (leg.element() instanceof OperationStep.Field(OperationField field, var _, var _)
          && !field.name().equals(FieldEdge.TYPENAME)) {
        slots.reserve(field.responseKey(), field.name(), field.arguments());
        slots = slots.below(field.responseKey());
      }
    }
  }

  private void add(Trail<OperationStep> trail) {
    List<Trail.Leg<OperationStep>> legs = trail.legs();
    Cursor cursor = rootCursor(trail.start(), partAtRoot(legs));
    Conditions conditions = Conditions.NONE;
    Conditions unwritten = Conditions.NONE; // in the fetch at hand, of those up to here
    List<Cursor> passed = new ArrayList<>();
    for (Trail.Leg<OperationStep> leg : legs) {
      graph.countStep();
      passed.add(cursor);
      Conditions behind = conditions.and(conditionsOf(leg));
      List<ContextRead> reads = readContexts(leg, passed, behind);
      if (leg.move().jump() != null) {
        cursor.useUnder(conditions);
        cursor = jumps.jump(cursor.forPart(partOf(leg, cursor)), leg.move(), behind, reads);
        unwritten = conditions;
      }
      cursor = step(cursor, leg, unwritten.and(conditionsOf(leg)), reads);
      unwritten = leg.element() instanceof OperationStep.Field ? Conditions.NONE : unwritten;
      conditions = behind;
    }
    cursor.useUnder(conditions);
    if (isExplained) {
      cursor.group().note(new FetchReason.Brings(PathsTextPrinter.path(trail)));
    }
  }

  /// The part that a root is asked for: that of the first field.
  private static @Nullable Deferral partAtRoot(List<Trail.Leg<OperationStep>> legs) {
    return !legs.isEmpty() && legs.getFirst().element() instanceof OperationStep.Field taken
        ? taken.part()
        : null;
  }

  private static @Nullable Deferral partOf(Trail.Leg<OperationStep> leg, Cursor cursor) {
    return leg.element() instanceof OperationStep.Field taken ? taken.part() : cursor.part();
  }

  private static Conditions conditionsOf(Trail.Leg<OperationStep> leg) {
    return leg.element() instanceof OperationStep.Field taken
        ? taken.field().conditions()
        : Conditions.NONE;
  }

  /// Lays out what a leg reads from contexts, from where the objects are that set them.
  private List<ContextRead> readContexts(
      Trail.Leg<OperationStep> leg, List<Cursor> passed, Conditions conditions) {
    if (!(leg.element() instanceof OperationStep.Field taken) || taken.readings().isEmpty()) {
      return List.of();
    }
    List<ContextRead> reads = new ArrayList<>();
    for (ContextReading reading : taken.readings()) {
      Cursor above = passed.get(reading.above()).forPart(taken.part());
      RequiredFields fields = new RequiredFields();
      List<FetchGroup> providers =
          reading.values().stream()
              .map(way -> jumps.conditions().add(above, way, fields, conditions))
              .toList();
      ContextVariable variable = new ContextVariable(reading.type(), above.position(), fields);
      reads.add(new ContextRead(reading.argument(), variable, providers));
      if (isExplained) {
        FetchReasons.note(reading, taken.field(), providers);
      }
    }
    return reads;
  }

  private Cursor rootCursor(GraphNode start, @Nullable Deferral part) {
    FetchGroup group =
        rootGroups.computeIfAbsent(
            new Root(start.subgraph(), part), r -> graph.add(r.subgraph(), root, false, part));
    return new Cursor(group, new Uses(), group.selection(start), root, part);
  }

  /// @param conditions of what is selected, beyond those that are written around it
  private static Cursor step(
      Cursor cursor, Trail.Leg<OperationStep> leg, Conditions conditions, List<ContextRead> reads) {
    return switch (leg.element()) {
      case OperationStep.Field taken -> field(cursor, taken.field(), conditions, leg.move(), reads);
      case OperationStep.Cast(String objectType) -> cursor.narrowed(objectType, leg.move());
    };
  }

  private static Cursor field(
      Cursor cursor,
      OperationField field,
      Conditions conditions,
      Move move,
      List<ContextRead> reads) {
    if (field.name().equals(FieldEdge.TYPENAME)) {
      cursor.set().needTypename();
      return cursor;
    }
    FetchField fetched = cursor.set().select(FetchField.of(field, conditions, move));
    for (ContextRead read : reads) {
      fetched.fill(read.argument(), cursor.group().context(read.variable()));
    }
    return cursor.into(fetched, field.type());
  }
}
