package io.interlock.planner.fetch;

import io.interlock.planner.plan.ResponsePath;
import io.interlock.supergraph.schema.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A place in the answer where objects stand. Positions that differ only in the object types on the
/// way share their slots. Compared by identity; one planning has one tree of them.
final class Position {
  private final ResponsePath path;
  private final List<String> types;
  private final Slots slots;
  private final Position objects;
  private final Map<Object, Position> below = new HashMap<>();

  /// @param types of the objects, lists or not, behind each element of the path, as the supergraph
  ///   has them
  /// @param unnarrowed the position of all these objects, whatever their types; null: this
  private Position(
      ResponsePath path, List<String> types, Slots slots, @Nullable Position unnarrowed) {
    this.path = path;
    this.types = List.copyOf(types);
    this.slots = slots;
    this.objects = unnarrowed == null ? this : unnarrowed;
  }

  static Position root() {
    return new Position(ResponsePath.ROOT, List.of(), new Slots(), null);
  }

  /// The objects in a slot, through all the lists of its type.
  Position slot(String slot, TypeRef type) {
    return below.computeIfAbsent(
        slot,
        s -> {
          ResponsePath to = path(slot, type);
          return new Position(to, typesUpTo(to, type.baseName()), slots.below(slot), null);
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
    return objects.below.computeIfAbsent(
        narrow, t -> new Position(pathOn(narrow), typesOn(), slots, objects));
  }

  private ResponsePath pathOn(List<String> objectTypes) {
    List<ResponsePath.Element> elements = new ArrayList<>(objectPath().elements());
    elements.add(new ResponsePath.Element.OnTypes(objectTypes));
    return new ResponsePath(elements);
  }

  private List<String> typesOn() {
    List<String> on = new ArrayList<>(objects.types);
    on.add(on.isEmpty() ? "" : on.getLast());
    return on;
  }

  /// The way to here, without a last narrowing: that one is in the representations.
  ResponsePath objectPath() {
    return objects.path;
  }

  /// The position of all these objects, whatever their types.
  Position ofAllTypes() {
    return objects;
  }

  /// Whether the objects at both are the same but for their types.
  boolean hasObjectsOf(Position other) {
    return objects.equals(other.objects);
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
