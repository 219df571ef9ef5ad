package io.interlock.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Holds classes against the map. Every fault is one sentence.
///
/// @param root the package above all rooms, `io.interlock` but for this check's own tests
record RoomCheck(ArchitectureMap map, String root) {
  /// What every room may use.
  private static final List<String> EVERYWHERE =
      List.of("java", "org.jspecify.annotations", "org.slf4j");

  Set<String> faults(JavaClasses classes) {
    Set<String> faults = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    for (JavaClass type : classes) {
      String room = roomOf(type);
      seen.add(room);
      Room row = map.room(room);
      if (row == null) {
        faults.add("Room %s has classes, but no row in docs/architecture.md.".formatted(room));
      } else if (row.isLater()) {
        faults.add("Room %s is marked as later, but has classes.".formatted(room));
      } else {
        imports(type, row, faults);
      }
    }
    for (String room : map.present()) {
      if (!seen.contains(room)) {
        faults.add("Room %s has a row in docs/architecture.md, but no classes.".formatted(room));
      }
    }
    return faults;
  }

  private void imports(JavaClass type, Room room, Set<String> faults) {
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      if (target.isPrimitive() || isEverywhere(target.getPackageName())) {
        continue;
      }
      boolean isOurs = isBelow(target.getPackageName(), root);
      boolean isAllowed =
          isOurs ? room.mayImport(roomOf(target)) : map.mayUse(room, target.getPackageName());
      if (!isAllowed) {
        faults.add(
            "%s uses %s: room %s may import %s and the libraries %s, and not %s."
                .formatted(
                    type.getName().substring(root.length() + 1),
                    target.getName(),
                    room.name(),
                    new TreeSet<>(room.imports()),
                    room.libraries(),
                    isOurs ? roomOf(target) : target.getPackageName()));
      }
    }
  }

  private String roomOf(JavaClass type) {
    return type.getPackageName().substring(root.length() + 1);
  }

  private static boolean isEverywhere(String name) {
    return EVERYWHERE.stream().anyMatch(allowed -> isBelow(name, allowed));
  }

  private static boolean isBelow(String name, String above) {
    return name.equals(above) || name.startsWith(above + ".");
  }
}
