package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.walk.ConditionStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a representation holds of an object, while it is put together.
final class RequiredFields {
  /// @param mayBeNull whether null is sent where there is no value
  private record Entry(
      String slot, boolean isPartOfKey, boolean mayBeNull, Uses uses, RequiredFields below) {}

  private final Map<String, Entry> fields = new LinkedHashMap<>();
  private final Map<String, RequiredFields> onTypes = new LinkedHashMap<>();

  /// A field of a condition, read from `slot`, needed under conditions.
  ///
  /// @return what is sent of the objects in it
  RequiredFields field(ConditionStep.Field field, String slot, Conditions use) {
    boolean mayBeNull = !field.isPartOfKey() && !field.type().isNonNull();
    return field(field.name(), slot, field.isPartOfKey(), mayBeNull, use);
  }

  /// The object's own type name.
  void typename(Conditions use) {
    field(FieldEdge.TYPENAME, FieldEdge.TYPENAME, false, true, use);
  }

  private RequiredFields field(
      String name, String slot, boolean isPartOfKey, boolean mayBeNull, Conditions use) {
    Entry entry = entry(name, slot, isPartOfKey, mayBeNull);
    entry.uses().add(use);
    return entry.below();
  }

  private Entry entry(String name, String slot, boolean isPartOfKey, boolean mayBeNull) {
    @Nullable Entry known = fields.get(name);
    Entry entry =
        known == null
            ? new Entry(slot, isPartOfKey, mayBeNull, new Uses(), new RequiredFields())
            : new Entry(
                known.slot(),
                known.isPartOfKey() || isPartOfKey,
                known.mayBeNull() && mayBeNull,
                known.uses(),
                known.below());
    fields.put(name, entry);
    return entry;
  }

  /// What anything of it is needed for.
  Uses uses() {
    Uses uses = new Uses();
    for (Entry entry : fields.values()) {
      uses.addAll(entry.uses());
    }
    onTypes.values().forEach(below -> uses.addAll(below.uses()));
    return uses;
  }

  /// Whether an object cannot be sent when something is missing that is no part of the key.
  boolean needMoreThanKey() {
    for (Entry entry : fields.values()) {
      boolean isNeeded = !entry.isPartOfKey() || entry.below().needMoreThanKey();
      if (!entry.mayBeNull() && isNeeded) {
        return true;
      }
    }
    return onTypes.values().stream().anyMatch(RequiredFields::needMoreThanKey);
  }

  /// What is sent for objects of one type only.
  RequiredFields onType(String type) {
    return onTypes.computeIfAbsent(type, t -> new RequiredFields());
  }

  /// Whether one name would have to be read from two slots, of an object of some type.
  boolean conflictsWith(RequiredFields other) {
    for (Map.Entry<String, Entry> each : fields.entrySet()) {
      if (other.differsIn(each.getKey(), each.getValue())) {
        return true;
      }
    }
    return onTypes.values().stream().anyMatch(on -> on.conflictsWith(other));
  }

  /// Whether a field of that name is read from another slot here, whatever the object's type.
  private boolean differsIn(String name, Entry entry) {
    Entry mine = fields.get(name);
    boolean differs =
        mine != null
            && (!mine.slot().equals(entry.slot()) || mine.below().conflictsWith(entry.below()));
    return differs
        || !onTypes.isEmpty()
            && onTypes.values().stream().anyMatch(on -> on.differsIn(name, entry));
  }

  /// Whether the same is read from the same slots.
  boolean isLike(RequiredFields other) {
    return toPlan(new Uses()).equals(other.toPlan(new Uses()));
  }

  void addAll(RequiredFields other) {
    other.fields.forEach((name, theirs) -> {
      Entry mine = entry(name, theirs.slot(), theirs.isPartOfKey(), theirs.mayBeNull());
      mine.uses().addAll(theirs.uses());
      mine.below().addAll(theirs.below());
    });
    other.onTypes.forEach((type, fieldsOnType) -> onType(type).addAll(fieldsOnType));
  }

  /// @param uses of the object that all this is of: what is needed whenever it is has no condition
  List<RequiredSelection> toPlan(Uses uses) {
    List<RequiredSelection> selections = new ArrayList<>();
    for (Map.Entry<String, Entry> each : fields.entrySet()) {
      Entry entry = each.getValue();
      selections.add(
          new RequiredSelection.Field(
              each.getKey(),
              entry.slot(),
              entry.isPartOfKey(),
              entry.uses().isAtLeast(uses) ? Condition.ALWAYS : entry.uses().beyond(uses.common()),
              entry.below().toPlan(entry.uses())));
    }
    onTypes.forEach(
        (type, below) -> selections.add(new RequiredSelection.OnType(type, below.toPlan(uses))));
    return selections;
  }
}
