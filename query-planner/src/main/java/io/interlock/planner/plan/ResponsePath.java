package io.interlock.planner.plan;

import java.util.List;

/// A way from the root to objects of the answer.
public record ResponsePath(List<Element> elements) {
  public static final ResponsePath ROOT = new ResponsePath(List.of());

  public ResponsePath {
    elements = List.copyOf(elements);
  }

  /// How many fields and lists it leads through.
  public int depth() {
    return (int) elements.stream().filter(e -> !(e instanceof Element.OnTypes)).count();
  }

  /// One step.
  public sealed interface Element {
    /// Into a slot of an object.
    record Slot(String name) implements Element {}

    /// Into every element of a list: one per list level.
    record Each() implements Element {}

    /// Only on with objects of these concrete types, sorted.
    record OnTypes(List<String> types) implements Element {
      public OnTypes {
        types = List.copyOf(types);
      }
    }
  }
}
