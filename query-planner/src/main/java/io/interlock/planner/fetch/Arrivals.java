package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.operation.Deferral;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.walk.ConditionStep;
import io.interlock.supergraph.walk.Jump;
import io.interlock.supergraph.walk.Trail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The jumps that are laid out, with where they arrived. One planning, one thread.
final class Arrivals {
  private final Map<Departure, Cursor> known = new HashMap<>();

  /// A jump that is laid out. Two ways may need it, and each of its conditions two that both need
  /// another: laid out anew each time, every level would double the work.
  @SuppressWarnings("ReferenceEquality") // jumps hold trees that share branches: never compare them
  private record Departure(
      FetchSelectionSet set, Jump jump, Conditions conditions, @Nullable Deferral part) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Departure d
          && d.set == set
          && d.jump == jump
          && Objects.equals(d.part, part)
          && d.conditions.equals(conditions);
    }

    @Override
    public int hashCode() {
      return (System.identityHashCode(set) * 31 + System.identityHashCode(jump)) * 31
          + conditions.hashCode();
    }
  }

  /// Where a jump arrived that was laid out from there before; null when it was not.
  @Nullable Cursor of(Cursor cursor, Jump jump, Conditions conditions) {
    return known.get(new Departure(cursor.set(), jump, conditions, cursor.part()));
  }

  void note(Cursor cursor, Jump jump, Conditions conditions, Cursor arrival) {
    known.put(new Departure(cursor.set(), jump, conditions, cursor.part()), arrival);
  }

  /// Where each field of a condition is selected by the part that the condition departs from, when
  /// that fetches all of it anyway, though what needs it is of a part within; empty otherwise.
  List<Cursor> selectedEarlier(Cursor departure, Trail<ConditionStep> way, Conditions conditions) {
    if (departure.group().isOfPart(departure.part())) {
      return List.of();
    }
    List<Cursor> selectedAt = new ArrayList<>();
    Cursor cursor = departure.forPart(departure.group().part());
    for (Trail.Leg<ConditionStep> leg : way.legs()) {
      @Nullable Jump jump = leg.move().jump();
      @Nullable Cursor there =
          jump == null || isReEntry(jump) ? cursor : ofAny(cursor, jump, conditions);
      @Nullable Cursor behind =
          there == null ? null : behindSelected(there, leg.element(), conditions);
      if (there == null || behind == null) {
        return List.of();
      }
      selectedAt.add(there);
      cursor = behind;
    }
    return selectedAt;
  }

  private @Nullable Cursor ofAny(Cursor cursor, Jump jump, Conditions conditions) {
    @Nullable Cursor always = of(cursor, jump, Conditions.NONE);
    return always == null ? of(cursor, jump, conditions) : always;
  }

  private static @Nullable Cursor behindSelected(
      Cursor cursor, ConditionStep step, Conditions conditions) {
    if (!(step instanceof ConditionStep.Field field)) {
      return null;
    }
    if (field.name().equals(FieldEdge.TYPENAME)) {
      return cursor.set().needsTypename() ? cursor : null;
    }
    @Nullable FetchField selected =
        cursor.set().selected(ConditionFields.slot(cursor, field), conditions);
    return selected == null ? null : cursor.into(selected, field.type());
  }

  /// Whether a jump asks the subgraph that it departs from once more.
  private static boolean isReEntry(Jump jump) {
    return jump.from().subgraph().equals(jump.to().subgraph());
  }
}
