package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.operation.OperationField;
import io.interlock.planner.path.ContextReading;
import io.interlock.planner.path.OperationStep;
import io.interlock.planner.path.PathsTextPrinter;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.Subgraph;
import io.interlock.supergraph.schema.TypeRef;
import io.interlock.supergraph.walk.ConditionStep;
import io.interlock.supergraph.walk.Jump;
import io.interlock.supergraph.walk.Move;
import io.interlock.supergraph.walk.Trail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private final Map<Subgraph, FetchGroup> rootGroups = new HashMap<>();
  private final Map<Departure, Cursor> arrivals = new HashMap<>();
  private final boolean isExplained;

  /// Where the layout of a trail stands: selections are added to `set`, whose objects are at
  /// `position`.
  ///
  /// @param sent uses of the representations that the fetch needs for this
  private record Cursor(FetchGroup group, Uses sent, FetchSelectionSet set, Position position) {
    Cursor at(FetchSelectionSet otherSet, Position otherPosition) {
      return new Cursor(group, sent, otherSet, otherPosition);
    }

    void useUnder(Conditions conditions) {
      group.uses().add(conditions);
      sent.add(conditions);
    }
  }

  /// A value for an argument, and the fetches that deliver it.
  private record Read(String argument, ContextVariable variable, List<FetchGroup> providers) {}

  /// A jump that is laid out. Two ways may need it, and each of its conditions two that both need
  /// another: laid out anew each time, every level would double the work.
  @SuppressWarnings("ReferenceEquality") // jumps hold trees that share branches: never compare them
  private record Departure(FetchSelectionSet set, Jump jump, Conditions conditions) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Departure d
          && d.set == set
          && d.jump == jump
          && d.conditions.equals(conditions);
    }

    @Override
    public int hashCode() {
      return (System.identityHashCode(set) * 31 + System.identityHashCode(jump)) * 31
          + conditions.hashCode();
    }
  }

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
    trails.forEach(builder::add);
    builder.graph.merge();
    return builder.graph;
  }

  private void reserveSlots(Trail<OperationStep> trail) {
    Slots slots = root.slots();
    for (Trail.Leg<OperationStep> leg : trail.legs()) {
      if (leg.element() instanceof OperationStep.Field(OperationField field, var _)
          && !field.name().equals(FieldEdge.TYPENAME)) {
        slots.reserve(field.responseKey(), field.name(), field.arguments());
        slots = slots.below(field.responseKey());
      }
    }
  }

  private void add(Trail<OperationStep> trail) {
    Cursor cursor = rootCursor(trail.start());
    Conditions conditions = Conditions.NONE;
    List<Cursor> passed = new ArrayList<>();
    for (Trail.Leg<OperationStep> leg : trail.legs()) {
      graph.countStep();
      passed.add(cursor);
      Conditions behind = conditions.and(conditionsOf(leg));
      List<Read> reads = readContexts(leg, passed, behind);
      if (leg.move().jump() != null) {
        cursor.useUnder(conditions);
        cursor = jump(cursor, leg.move(), behind, reads);
      }
      cursor = step(cursor, leg, reads);
      conditions = behind;
    }
    cursor.useUnder(conditions);
    if (isExplained) {
      cursor.group().note(new FetchReason.Brings(PathsTextPrinter.path(trail)));
    }
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
      Cursor above = passed.get(reading.above());
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

  private Cursor rootCursor(GraphNode start) {
    FetchGroup group = rootGroups.computeIfAbsent(start.subgraph(), s -> graph.add(s, root, false));
    return new Cursor(group, new Uses(), group.selection(start), root);
  }

  private static Cursor step(Cursor cursor, Trail.Leg<OperationStep> leg, List<Read> reads) {
    return switch (leg.element()) {
      case OperationStep.Field taken -> field(cursor, taken.field(), leg.move(), reads);
      case OperationStep.Cast(String objectType) -> cast(cursor, objectType, leg.move());
    };
  }

  private static Cursor field(Cursor cursor, OperationField field, Move move, List<Read> reads) {
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
                    field.conditions(),
                    edge.type(),
                    setBelow(edge)));
    reads.forEach(read -> fetched.fill(read.argument(), cursor.group().context(read.variable())));
    return into(cursor, fetched, field.type());
  }

  private static @Nullable FetchSelectionSet setBelow(FieldEdge edge) {
    return edge.to() == null ? null : new FetchSelectionSet(edge.to());
  }

  private static Cursor into(Cursor cursor, FetchField fetched, TypeRef type) {
    return fetched.below() == null
        ? cursor
        : cursor.at(fetched.below(), cursor.position().slot(fetched.slot(), type));
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
    Departure departure = new Departure(cursor.set(), jump, conditions);
    Cursor arrival = reads.isEmpty() ? arrivals.get(departure) : null;
    if (arrival == null) {
      arrival = layOut(cursor, move, conditions, reads);
      if (reads.isEmpty()) {
        arrivals.put(departure, arrival);
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
      representation.fields().addAll(required);
      sent = representation.uses();
    }
    return new Cursor(group, sent, group.selection(jump.to()), cursor.position());
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
            .filter(g -> g.isEntityFetch() != jump.isRoot())
            .filter(g -> g.subgraph().equals(jump.to().subgraph()))
            .filter(g -> g.parents().contains(cursor.group()))
            .filter(g -> g.position().objectPath().equals(cursor.position().objectPath()))
            .filter(g -> isReadyWithout(g, providers))
            .filter(g -> canSend(g, jump, required))
            .findFirst();
    return joined.orElseGet(
        () -> graph.add(jump.to().subgraph(), cursor.position(), !jump.isRoot()));
  }

  /// Whether the fetch waits for all of `providers` anyway: joining it then makes nothing later.
  private static boolean isReadyWithout(FetchGroup group, List<FetchGroup> providers) {
    return providers.stream().allMatch(p -> group.parents().contains(p));
  }

  private static boolean canSend(FetchGroup group, Jump jump, RequiredFields required) {
    return group.canSend(
        jump.from().type(),
        new FetchGroup.Representation(isOneType(jump), sentTypename(jump), required));
  }

  /// Lays out one leaf of a condition.
  ///
  /// @return the fetch that delivers it
  private FetchGroup condition(
      Cursor departure,
      Trail<ConditionStep> trail,
      RequiredFields required,
      Conditions conditions) {
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
          fields = fields.onType(type);
        }
        case ConditionStep.Field field -> {
          String arguments = printed(field.arguments());
          String slot = slotOf(cursor, field, arguments);
          fields = fields.field(field.name(), slot, field.isPartOfKey(), conditions);
          cursor = conditionField(cursor, field, slot, arguments, conditions, leg.move());
          if (leg.move().edge() != null && isAbstract(leg.move().edge())) {
            fields.field(FieldEdge.TYPENAME, FieldEdge.TYPENAME, false, conditions);
          }
        }
      }
    }
    cursor.useUnder(conditions);
    return cursor.group();
  }

  private static boolean isAbstract(FieldEdge edge) {
    return edge.to() != null && edge.to().kind().isAbstract();
  }

  private static String slotOf(Cursor cursor, ConditionStep.Field field, String arguments) {
    return field.name().equals(FieldEdge.TYPENAME)
        ? FieldEdge.TYPENAME
        : cursor.position().slots().slotFor(field.name(), arguments);
  }

  /// Selects a field of a condition: a part of a key at all times, what is required under the
  /// conditions only, and so what requires something itself.
  private static Cursor conditionField(
      Cursor cursor,
      ConditionStep.Field field,
      String slot,
      String arguments,
      Conditions conditions,
      Move move) {
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
                    arguments,
                    field.isPartOfKey() && edge.requires() == null ? Conditions.NONE : conditions,
                    edge.type(),
                    setBelow(edge)));
    return into(cursor, fetched, field.type());
  }

  private static String printed(List<FieldSetSelection.Argument> arguments) {
    return arguments.isEmpty()
        ? ""
        : arguments.stream()
            .map(a -> a.name() + ":" + a.literal())
            .collect(Collectors.joining(",", "(", ")"));
  }
}
