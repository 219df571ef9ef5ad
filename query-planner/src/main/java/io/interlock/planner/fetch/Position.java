package io.interlock.planner.fetch;

import io.interlock.planner.plan.ResponsePath;
import io.interlock.supergraph.schema.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A place in the answer where objects stand. Positions that differ only in the object types on the
/// way share their slots. Compared by identity; one planning has one tree of them.
final class Position {
  private final ResponsePath path;
  private final List<String> types;
  private final Slots slots;
  private final Map<Object, Position> below = new HashMap<>();

  /// @param types of the objects, lists or not, behind each element of the path, as the supergraph
  ///   has them
  private Position(ResponsePath path, List<String> types, Slots slots) {
    this.path = path;
    this.types = List.copyOf(types);
    this.slots = slots;
  }

  static Position root() {
    return new Position(ResponsePath.ROOT, List.of(), new Slots());
  }

  /// The objects in a slot, through all the lists of its type.
  Position slot(String slot, TypeRef type) {
    return below.computeIfAbsent(
        slot,
        s -> {
          ResponsePath to = path(slot, type);
          return new Position(to, typesUpTo(to, type.baseName()), slots.below(slot));
        });
  }

  private List<String> typesUpTo(ResponsePath to, String lastType) {
    List<String> all = new ArrayList<>(types);
    while (all.size() < to.elements().size()) {
      all.add(lastType);
    }
    return all;
  }

  private ResponsePath path(String slot, TypeRef type) {
    List<ResponsePath.Element> elements = new ArrayList<>(path.elements());
    elements.add(new ResponsePath.Element.Slot(slot));
    TypeRef level = type.nullable();
    while (level instanceof TypeRef.ListOf list) {
      elements.add(new ResponsePath.Element.Each());
      level = list.of().nullable();
    }
    return new ResponsePath(elements);
  }

  /// The objects of one type at this position.
  Position narrowedTo(String objectType) {
    List<String> narrow = List.of(objectType);
    if (!path.elements().isEmpty()
        && path.elements().getLast() instanceof ResponsePath.Element.OnTypes last
        && last.types().equals(narrow)) {
      return this;
    }
    return below.computeIfAbsent(narrow, t -> new Position(pathOn(narrow), typesOn(), slots));
  }

  private ResponsePath pathOn(List<String> objectTypes) {
    List<ResponsePath.Element> elements = new ArrayList<>(objectPath().elements());
    elements.add(new ResponsePath.Element.OnTypes(objectTypes));
    return new ResponsePath(elements);
  }

  private List<String> typesOn() {
    List<String> on = new ArrayList<>(types.subList(0, objectPath().elements().size()));
    on.add(on.isEmpty() ? "" : on.getLast());
    return on;
  }

  /// The way to here, without a last narrowing: that one is in the representations.
  ResponsePath objectPath() {
    List<ResponsePath.Element> elements = path.elements();
    boolean endsNarrowed =
        !elements.isEmpty() && elements.getLast() instanceof ResponsePath.Element.OnTypes;
    return endsNarrowed ? new ResponsePath(elements.subList(0, elements.size() - 1)) : path;
  }

  /// The type, as the supergraph has it, of what is behind an element of the path.
  String typeBehind(int element) {
    return types.get(element);
  }

  Slots slots() {
    return slots;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
