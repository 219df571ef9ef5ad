package io.interlock.composer.subgraph;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;

/// Named elements in the order of their source.
public final class Elements {
  private Elements() {}

  /// An unmodifiable copy in the same order.
  public static <E> Map<String, E> copy(Map<String, E> elements) {
    return elements.isEmpty()
        ? Map.of()
        : Collections.unmodifiableMap(new LinkedHashMap<>(elements));
  }

  /// Each element replaced; names and order stay.
  public static <E> Map<String, E> mapEach(Map<String, E> elements, Function<E, E> change) {
    Map<String, E> changed = new LinkedHashMap<>();
    elements.forEach((name, element) -> changed.put(name, change.apply(element)));
    return Collections.unmodifiableMap(changed);
  }

  /// Those that `wanted` accepts.
  public static <E> Map<String, E> filter(Map<String, E> elements, Predicate<E> wanted) {
    Map<String, E> kept = new LinkedHashMap<>();
    elements.forEach((name, element) -> {
      if (wanted.test(element)) {
        kept.put(name, element);
      }
    });
    return Collections.unmodifiableMap(kept);
  }

  /// In the order of their names.
  static <E> Map<String, E> sorted(Map<String, E> elements, Comparator<String> order) {
    Map<String, E> sorted = new LinkedHashMap<>();
    elements.keySet().stream().sorted(order).forEach(name -> sorted.put(name, get(elements, name)));
    return sorted;
  }

  /// The element of a name that is known to be there.
  public static <E> E get(Map<String, E> elements, String name) {
    E element = elements.get(name);
    if (element == null) {
      throw new NoSuchElementException("no element " + name + " among " + elements.keySet());
    }
    return element;
  }

  /// Whether a directive is applied. Asked for every element of every subgraph.
  public static boolean has(List<Application> applications, String directive) {
    for (Application application : applications) {
      if (application.name().equals(directive)) {
        return true;
      }
    }
    return false;
  }

  /// The applications of one directive.
  public static List<Application> applied(List<Application> applications, String directive) {
    return has(applications, directive)
        ? applications.stream().filter(a -> a.name().equals(directive)).toList()
        : List.of();
  }

  /// All applications but those of one directive.
  public static List<Application> without(List<Application> applications, String directive) {
    return has(applications, directive)
        ? applications.stream().filter(a -> !a.name().equals(directive)).toList()
        : applications;
  }
}
