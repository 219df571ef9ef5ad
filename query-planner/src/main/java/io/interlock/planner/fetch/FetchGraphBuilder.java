package io.interlock.planner.fetch;

import io.interlock.planner.fetch.FetchGroup.Representation.Share;
import io.interlock.planner.operation.Conditions;
import io.interlock.planner.operation.Deferral;
import io.interlock.planner.operation.OperationField;
import io.interlock.planner.path.ContextReading;
import io.interlock.planner.path.OperationStep;
import io.interlock.planner.path.PathsTextPrinter;
import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.Subgraph;
import io.interlock.supergraph.walk.ConditionStep;
import io.interlock.supergraph.walk.Jump;
import io.interlock.supergraph.walk.Move;
import io.interlock.supergraph.walk.Trail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lays trails out as fetches. Trails that begin alike share what they have in common:
///
/// ```
/// me > name                      Fetch accounts { me { __typename id name } }
/// me > (jump reviews) reviews    Fetch reviews at me, after that: { ... on User { reviews } }
/// ```
///
/// A jump's conditions are laid out from where the jump departs; the fetch that it makes waits for
/// every fetch that delivers one of them.
final class FetchGraphBuilder {
  private final FetchGraph graph = new FetchGraph();
  private final Position root = Position.root();
  private final Map<Root, FetchGroup> rootGroups = new HashMap<>();
  private final Arrivals arrivals = new Arrivals();
  private final boolean isExplained;

  private record Root(Subgraph subgraph, @Nullable Deferral part) {}

  /// A value for an argument, and the fetches that deliver it.
  private record Read(String argument, ContextVariable variable, List<FetchGroup> providers) {}

  private FetchGraphBuilder(boolean isExplained) {
    this.isExplained = isExplained;
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
    trails.forEach(builder::reserveSlots);
    outerPartsFirst(trails).forEach(builder::add);
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
      List<Read> reads = readContexts(leg, passed, behind);
      if (leg.move().jump() != null) {
        cursor.useUnder(conditions);
        cursor = jump(cursor.forPart(partOf(leg, cursor)), leg.move(), behind, reads);
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
  private List<Read> readContexts(
      Trail.Leg<OperationStep> leg, List<Cursor> passed, Conditions conditions) {
    if (!(leg.element() instanceof OperationStep.Field taken)) {
      return List.of();
    }
    List<Read> reads = new ArrayList<>();
    for (ContextReading reading : taken.readings()) {
      Cursor above = passed.get(reading.above()).forPart(taken.part());
      RequiredFields fields = new RequiredFields();
      List<FetchGroup> providers =
          reading.values().stream().map(way -> condition(above, way, fields, conditions)).toList();
      ContextVariable variable = new ContextVariable(reading.type(), above.position(), fields);
      reads.add(new Read(reading.argument(), variable, providers));
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
      Cursor cursor, Trail.Leg<OperationStep> leg, Conditions conditions, List<Read> reads) {
    return switch (leg.element()) {
      case OperationStep.Field taken -> field(cursor, taken.field(), conditions, leg.move(), reads);
      case OperationStep.Cast(String objectType) -> cast(cursor, objectType, leg.move());
    };
  }

  private static Cursor field(
      Cursor cursor, OperationField field, Conditions conditions, Move move, List<Read> reads) {
    if (field.name().equals(FieldEdge.TYPENAME)) {
      cursor.set().needTypename();
      return cursor;
    }
    FieldEdge edge = Objects.requireNonNull(move.edge());
    FetchField fetched =
        cursor
            .set()
            .select(
                new FetchField(
                    field.responseKey(),
                    field.name(),
                    field.arguments(),
                    field.directives(),
                    field.variables(),
                    conditions,
                    edge.type(),
                    requiredBy(move),
                    setBelow(edge)));
    reads.forEach(read -> fetched.fill(read.argument(), cursor.group().context(read.variable())));
    return cursor.into(fetched, field.type());
  }

  /// What a jump sends beside the key.
  private static @Nullable FieldSet requiredBy(Move move) {
    return move.jump() == null ? null : move.jump().requires();
  }

  private static @Nullable FetchSelectionSet setBelow(FieldEdge edge) {
    return edge.to() == null ? null : new FetchSelectionSet(edge.to());
  }

  private static Cursor cast(Cursor cursor, String objectType, Move move) {
    GraphNode before = move.jump() == null ? move.from() : move.jump().to();
    return before.equals(move.to())
        ? cursor
        : cursor.at(cursor.set().fragment(move.to()), cursor.position().narrowedTo(objectType));
  }

  /// Starts, or joins, the fetch that a jump makes.
  ///
  /// @param conditions under which it is needed
  /// @param reads what has to be read before
  private Cursor jump(Cursor cursor, Move move, Conditions conditions, List<Read> reads) {
    Jump jump = Objects.requireNonNull(move.jump());
    @Nullable Cursor arrival = reads.isEmpty() ? arrivals.of(cursor, jump, conditions) : null;
    if (arrival == null) {
      arrival = layOut(cursor, move, conditions, reads);
      if (reads.isEmpty()) {
        arrivals.note(cursor, jump, conditions, arrival);
      }
    }
    return arrival;
  }

  private Cursor layOut(Cursor cursor, Move move, Conditions conditions, List<Read> reads) {
    Jump jump = Objects.requireNonNull(move.jump());
    RequiredFields required = new RequiredFields();
    List<FetchGroup> providers = new ArrayList<>();
    jump.conditions()
        .forEach(trail -> providers.add(condition(cursor, trail, required, conditions)));
    reads.forEach(read -> providers.addAll(read.providers()));
    FetchGroup group = groupFor(cursor, jump, required, providers);
    group.runAfter(cursor.group());
    providers.forEach(group::runAfter);
    if (isExplained) {
      FetchReasons.note(move, group, providers);
    }
    Uses sent = new Uses();
    if (!jump.isRoot()) {
      if (jump.from().kind() != GraphNode.Kind.INTERFACE_OBJECT) {
        cursor.set().needTypename();
      }
      FetchGroup.Representation representation =
          group.representation(jump.from().type(), isOneType(jump), sentTypename(jump));
      representation.add(new Share(jump.requires(), required));
      sent = representation.uses();
    }
    return new Cursor(group, sent, group.selection(jump.to()), cursor.position(), cursor.part());
  }

  private static boolean isOneType(Jump jump) {
    return jump.from().kind() == GraphNode.Kind.OBJECT;
  }

  /// A subgraph that resolves the interface, or knows it as an object, is told the interface's
  /// name.
  private static @Nullable String sentTypename(Jump jump) {
    return jump.to().kind() == GraphNode.Kind.OBJECT ? null : jump.to().type();
  }

  private FetchGroup groupFor(
      Cursor cursor, Jump jump, RequiredFields required, List<FetchGroup> providers) {
    Optional<FetchGroup> joined =
        graph.groups().stream()
            .filter(g -> g.position().hasObjectsOf(cursor.position()))
            .filter(g -> g.isEntityFetch() != jump.isRoot())
            .filter(g -> g.isOfPart(cursor.part()))
            .filter(g -> g.subgraph().equals(jump.to().subgraph()))
            .filter(g -> g.parents().contains(cursor.group()))
            .filter(g -> isReadyWithout(g, providers))
            .filter(g -> canSend(g, jump, required))
            .findFirst();
    return joined.orElseGet(
        () -> graph.add(jump.to().subgraph(), cursor.position(), !jump.isRoot(), cursor.part()));
  }

  /// Whether the fetch waits for all of `providers` anyway: joining it then makes nothing later.
  private static boolean isReadyWithout(FetchGroup group, List<FetchGroup> providers) {
    return providers.stream().allMatch(p -> group.parents().contains(p));
  }

  private static boolean canSend(FetchGroup group, Jump jump, RequiredFields required) {
    return group.canSend(jump.from().type(), isOneType(jump), sentTypename(jump), required);
  }

  /// Lays out one leaf of a condition.
  ///
  /// @return the fetch that delivers it
  private FetchGroup condition(
      Cursor departure,
      Trail<ConditionStep> trail,
      RequiredFields required,
      Conditions conditions) {
    List<Cursor> earlier = arrivals.selectedEarlier(departure, trail, conditions);
    if (!earlier.isEmpty()) {
      return requireEarlier(trail, earlier, required, conditions);
    }
    Cursor cursor = departure;
    RequiredFields fields = required;
    for (Trail.Leg<ConditionStep> leg : trail.legs()) {
      graph.countStep();
      if (leg.move().jump() != null) {
        cursor.useUnder(conditions);
        cursor = jump(cursor, leg.move(), conditions, List.of());
      }
      switch (leg.element()) {
        case ConditionStep.Cast(String type) -> {
          cursor = cast(cursor, type, leg.move());
          if (!fields.equals(required)) {
            fields.typename(conditions);
          }
          fields = fields.onType(type);
        }
        case ConditionStep.Field field -> {
          String slot = ConditionFields.slot(cursor, field);
          fields = require(fields, field, slot, conditions, leg.move());
          cursor = conditionField(cursor, field, slot, conditions, leg.move());
        }
      }
    }
    cursor.useUnder(conditions);
    return cursor.group();
  }

  /// Requires what a part further out fetches anyway.
  ///
  /// @param selectedAt where each field of the way is selected
  private static FetchGroup requireEarlier(
      Trail<ConditionStep> trail,
      List<Cursor> selectedAt,
      RequiredFields required,
      Conditions conditions) {
    RequiredFields fields = required;
    List<Trail.Leg<ConditionStep>> legs = trail.legs();
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).element() instanceof ConditionStep.Field field) {
        String slot = ConditionFields.slot(selectedAt.get(i), field);
        fields = require(fields, field, slot, conditions, legs.get(i).move());
      }
    }
    return selectedAt.getLast().group();
  }

  private static RequiredFields require(
      RequiredFields fields,
      ConditionStep.Field field,
      String slot,
      Conditions conditions,
      Move move) {
    RequiredFields below = fields.field(field, slot, conditions);
    if (move.edge() != null && isAbstract(move.edge())) {
      below.typename(conditions);
    }
    return below;
  }

  private static boolean isAbstract(FieldEdge edge) {
    return edge.to() != null && edge.to().kind().isAbstract();
  }

  /// Selects a field of a condition: a part of a key at all times, what is required under the
  /// conditions only, and so what requires something itself.
  private static Cursor conditionField(
      Cursor cursor, ConditionStep.Field field, String slot, Conditions conditions, Move move) {
    if (field.name().equals(FieldEdge.TYPENAME)) {
      cursor.set().needTypename();
      return cursor;
    }
    FieldEdge edge = Objects.requireNonNull(move.edge());
    FetchField fetched =
        cursor
            .set()
            .select(
                FetchField.internal(
                    slot,
                    field.name(),
                    ConditionFields.printedArguments(field),
                    field.isPartOfKey() && edge.requires() == null ? Conditions.NONE : conditions,
                    edge.type(),
                    requiredBy(move),
                    setBelow(edge)));
    return cursor.into(fetched, field.type());
  }
}
