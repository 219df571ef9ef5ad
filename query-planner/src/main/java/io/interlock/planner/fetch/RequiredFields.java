package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a representation holds of an object, while it is put together.
final class RequiredFields {
  private record Entry(String slot, boolean isPartOfKey, Uses uses, RequiredFields below) {}

  private final Map<String, Entry> fields = new LinkedHashMap<>();
  private final Map<String, RequiredFields> onTypes = new LinkedHashMap<>();

  /// The field sent as `name`, read from `slot`, needed under conditions.
  RequiredFields field(String name, String slot, boolean isPartOfKey, Conditions use) {
    Entry entry = entry(name, slot, isPartOfKey);
    entry.uses().add(use);
    return entry.below();
  }

  private Entry entry(String name, String slot, boolean isPartOfKey) {
    Entry known =
        fields.getOrDefault(name, new Entry(slot, false, new Uses(), new RequiredFields()));
    Entry entry =
        new Entry(known.slot(), known.isPartOfKey() || isPartOfKey, known.uses(), known.below());
    fields.put(name, entry);
    return entry;
  }

  /// What is sent for objects of one type only.
  RequiredFields onType(String type) {
    return onTypes.computeIfAbsent(type, t -> new RequiredFields());
  }

  /// Whether one name would have to be read from two slots, of an object of some type.
  boolean conflictsWith(RequiredFields other) {
    return fields.entrySet().stream().anyMatch(e -> other.differsIn(e.getKey(), e.getValue()))
        || onTypes.values().stream().anyMatch(on -> on.conflictsWith(other));
  }

  /// Whether a field of that name is read from another slot here, whatever the object's type.
  private boolean differsIn(String name, Entry entry) {
    Entry mine = fields.get(name);
    boolean differs =
        mine != null
            && (!mine.slot().equals(entry.slot()) || mine.below().conflictsWith(entry.below()));
    return differs || onTypes.values().stream().anyMatch(on -> on.differsIn(name, entry));
  }

  /// Whether the same is read from the same slots.
  boolean isLike(RequiredFields other) {
    return toPlan(new Uses()).equals(other.toPlan(new Uses()));
  }

  void addAll(RequiredFields other) {
    other.fields.forEach((name, theirs) -> {
      Entry mine = entry(name, theirs.slot(), theirs.isPartOfKey());
      mine.uses().addAll(theirs.uses());
      mine.below().addAll(theirs.below());
    });
    other.onTypes.forEach((type, fieldsOnType) -> onType(type).addAll(fieldsOnType));
  }

  /// @param uses of the object that all this is of: what is needed whenever it is has no condition
  List<RequiredSelection> toPlan(Uses uses) {
    List<RequiredSelection> selections = new ArrayList<>();
    fields.forEach((name, entry) ->
        selections.add(
            new RequiredSelection.Field(
                name,
                entry.slot(),
                entry.isPartOfKey(),
                entry.uses().isAtLeast(uses)
                    ? Condition.ALWAYS
                    : entry.uses().beyond(uses.common()),
                entry.below().toPlan(entry.uses()))));
    onTypes.forEach(
        (type, below) -> selections.add(new RequiredSelection.OnType(type, below.toPlan(uses))));
    return selections;
  }
}
