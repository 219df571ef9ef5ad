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
  private final Slots slots;
  private final Map<Object, Position> below = new HashMap<>();

  private Position(ResponsePath path, Slots slots) {
    this.path = path;
    this.slots = slots;
  }

  static Position root() {
    return new Position(ResponsePath.ROOT, new Slots());
  }

  /// The objects in a slot, through all the lists of its type.
  Position slot(String slot, TypeRef type) {
    return below.computeIfAbsent(slot, s -> new Position(path(slot, type), slots.below(slot)));
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
    List<String> types = List.of(objectType);
    if (!path.elements().isEmpty()
        && path.elements().getLast() instanceof ResponsePath.Element.OnTypes last
        && last.types().equals(types)) {
      return this;
    }
    return below.computeIfAbsent(types, t -> new Position(pathOn(types), slots));
  }

  private ResponsePath pathOn(List<String> types) {
    List<ResponsePath.Element> elements = new ArrayList<>(objectPath().elements());
    elements.add(new ResponsePath.Element.OnTypes(types));
    return new ResponsePath(elements);
  }

  /// The way to here, without a last narrowing: that one is in the representations.
  ResponsePath objectPath() {
    List<ResponsePath.Element> elements = path.elements();
    boolean endsNarrowed =
        !elements.isEmpty() && elements.getLast() instanceof ResponsePath.Element.OnTypes;
    return endsNarrowed ? new ResponsePath(elements.subList(0, elements.size() - 1)) : path;
  }

  Slots slots() {
    return slots;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
