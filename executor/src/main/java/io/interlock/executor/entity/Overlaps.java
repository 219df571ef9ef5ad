package io.interlock.executor.entity;

import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Selections of a representation that name one member several times:
///
/// ```
/// maker { name } ... on Truck { maker { year } }
/// ```
final class Overlaps {
  private Overlaps() {}

  /// Whether an object could get a member twice.
  static boolean areIn(List<RequiredSelection> selections) {
    return !areNew(selections, new HashSet<>());
  }

  private static boolean areNew(List<RequiredSelection> selections, Set<String> names) {
    for (RequiredSelection selection : selections) {
      boolean isNew =
          switch (selection) {
            case RequiredSelection.Field field -> names.add(field.name());
            case RequiredSelection.OnType onType -> areNew(onType.selections(), names);
          };
      if (!isNew) {
        return false;
      }
    }
    return true;
  }

  /// The fields that apply under some type conditions, each once.
  static List<RequiredSelection> merged(
      List<RequiredSelection> selections, Predicate<String> applies) {
    Map<String, RequiredSelection.Field> byName = new LinkedHashMap<>();
    merge(selections, applies, byName);
    return List.copyOf(byName.values());
  }

  private static void merge(
      List<RequiredSelection> selections,
      Predicate<String> applies,
      Map<String, RequiredSelection.Field> byName) {
    for (RequiredSelection selection : selections) {
      switch (selection) {
        case RequiredSelection.Field field -> byName.merge(field.name(), field, Overlaps::both);
        case RequiredSelection.OnType onType -> {
          if (applies.test(onType.type())) {
            merge(onType.selections(), applies, byName);
          }
        }
      }
    }
  }

  private static RequiredSelection.Field both(
      RequiredSelection.Field first, RequiredSelection.Field second) {
    boolean isSame = first.condition().equals(second.condition());
    List<RequiredSelection> selections = new ArrayList<>();
    for (RequiredSelection.Field field : List.of(first, second)) {
      Condition own = isSame ? Condition.ALWAYS : field.condition();
      field.selections().forEach(selection -> selections.add(under(own, selection)));
    }
    return new RequiredSelection.Field(
        first.name(),
        first.slot(),
        first.isPartOfKey() || second.isPartOfKey(),
        first.condition().or(second.condition()),
        selections);
  }

  private static RequiredSelection under(Condition condition, RequiredSelection selection) {
    return switch (selection) {
      case RequiredSelection.Field field ->
          new RequiredSelection.Field(
              field.name(),
              field.slot(),
              field.isPartOfKey(),
              condition.and(field.condition()),
              field.selections());
      case RequiredSelection.OnType on ->
          new RequiredSelection.OnType(
              on.type(), on.selections().stream().map(s -> under(condition, s)).toList());
    };
  }
}
