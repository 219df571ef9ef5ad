package io.interlock.planner.operation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts elements in one row that holds a given order for each type. Where the types disagree, an
/// element stands in the row several times, each time for some of its types:
///
/// ```
/// Desk: colour, price   Chair: price, colour
/// colour (Desk), price (Desk, Chair), colour (Chair)
/// ```
final class TypedOrder<E> {
  private final Map<String, Deque<E>> open = new LinkedHashMap<>();

  /// How many types have an element still to come.
  private final Map<E, Integer> remaining = new LinkedHashMap<>();

  /// An element with the types for which it stands here.
  record Placed<E>(E element, List<String> types) {}

  /// Appends an element to the order of a type.
  void append(String type, E element) {
    open.computeIfAbsent(type, t -> new ArrayDeque<>()).add(element);
    remaining.merge(element, 1, Integer::sum);
  }

  /// The row; asked for once.
  List<Placed<E>> row() {
    List<Placed<E>> row = new ArrayList<>();
    while (!remaining.isEmpty()) {
      Placed<E> next = next();
      row.add(next);
      int types = next.types().size();
      remaining.computeIfPresent(next.element(), (e, left) -> left == types ? null : left - types);
    }
    return row;
  }

  /// Takes an element that no type has something before, or else the one that is next for most.
  private Placed<E> next() {
    Map<E, List<String>> heads = new LinkedHashMap<>();
    open.forEach((type, order) -> {
      if (!order.isEmpty()) {
        heads.computeIfAbsent(order.element(), e -> new ArrayList<>()).add(type);
      }
    });
    Map.Entry<E, List<String>> best = heads.entrySet().iterator().next();
    for (Map.Entry<E, List<String>> head : heads.entrySet()) {
      if (isWhole(head) || head.getValue().size() > best.getValue().size()) {
        best = head;
      }
      if (isWhole(best)) {
        break;
      }
    }
    List<String> types = best.getValue();
    open.forEach((type, order) -> {
      if (types.contains(type)) {
        order.remove();
      }
    });
    return new Placed<>(best.getKey(), types);
  }

  private boolean isWhole(Map.Entry<E, List<String>> head) {
    return remaining.getOrDefault(head.getKey(), 0) == head.getValue().size();
  }
}
