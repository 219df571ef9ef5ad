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

  /// Whether one name would have to be read from two slots.
  boolean conflictsWith(RequiredFields other) {
    boolean isFieldInConflict =
        other.fields.entrySet().stream()
            .anyMatch(e -> {
              Entry mine = fields.get(e.getKey());
              return mine != null
                  && (!mine.slot().equals(e.getValue().slot())
                      || mine.below().conflictsWith(e.getValue().below()));
            });
    return isFieldInConflict
        || other.onTypes.entrySet().stream()
            .anyMatch(e ->
                onTypes.containsKey(e.getKey())
                    && onTypes.get(e.getKey()).conflictsWith(e.getValue()));
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
