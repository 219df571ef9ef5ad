package io.interlock.planner.fetch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The names under which values are kept in the objects at a position. The client's response keys
/// come first; what the plan itself needs (keys, requirements) takes its plain name, or a private
/// alias when the client or another requirement uses that name for something else.
final class Slots {
  private record Value(String name, String arguments) {}

  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, Slots> below = new HashMap<>();

  /// Notes that the client uses `responseKey` for a field. Must be done for all of the client's
  /// fields before the first private slot is given out.
  void reserve(String responseKey, String name, String arguments) {
    values.putIfAbsent(responseKey, new Value(name, arguments));
  }

  /// The slot for a field that the plan needs.
  String slotFor(String name, String arguments) {
    Value value = new Value(name, arguments);
    if (!values.containsKey(name)) {
      values.put(name, value);
    }
    if (value.equals(values.get(name))) {
      return name;
    }
    for (int n = 0; ; n++) {
      String alias = "_" + name + "_" + n;
      if (value.equals(values.computeIfAbsent(alias, a -> value))) {
        return alias;
      }
    }
  }

  /// The slots of the objects in a slot.
  Slots below(String slot) {
    return below.computeIfAbsent(slot, s -> new Slots());
  }
}
