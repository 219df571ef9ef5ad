package io.interlock.planner.fetch;

import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a representation holds of an object, while it is put together.
final class RequiredFields {
  private record Entry(String slot, boolean isPartOfKey, RequiredFields below) {}

  private final Map<String, Entry> fields = new LinkedHashMap<>();
  private final Map<String, RequiredFields> onTypes = new LinkedHashMap<>();

  /// The field sent as `name`, read from `slot`.
  RequiredFields field(String name, String slot, boolean isPartOfKey) {
    Entry known = fields.get(name);
    RequiredFields below = known == null ? new RequiredFields() : known.below();
    fields.put(
        name,
        new Entry(
            known == null ? slot : known.slot(),
            isPartOfKey || known != null && known.isPartOfKey(),
            below));
    return below;
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

  void addAll(RequiredFields other) {
    other.fields.forEach(
        (name, entry) -> field(name, entry.slot(), entry.isPartOfKey()).addAll(entry.below()));
    other.onTypes.forEach((type, fieldsOnType) -> onType(type).addAll(fieldsOnType));
  }

  List<RequiredSelection> toPlan() {
    List<RequiredSelection> selections = new ArrayList<>();
    fields.forEach((name, entry) ->
        selections.add(
            new RequiredSelection.Field(
                name, entry.slot(), entry.isPartOfKey(), entry.below().toPlan())));
    onTypes.forEach(
        (type, below) -> selections.add(new RequiredSelection.OnType(type, below.toPlan())));
    return selections;
  }
}
