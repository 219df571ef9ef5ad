package io.interlock.executor.entity;

import io.interlock.executor.json.Slots;
import io.interlock.executor.shape.ObjectShape;
import io.interlock.executor.shape.ResponseShape;
import io.interlock.executor.shape.TypeSet;
import io.interlock.planner.plan.ResponsePath;
import java.util.ArrayList;
import java.util.List;

/// A compiled {@link ResponsePath}: finds the objects at its end. Immutable.
///
/// Hot path: per object on the way.
final class PathProgram {
  /// Into every element of a list; into a slot is its number.
  private static final int EACH = -1;

  /// On with objects of some types; their set is `ONLY - step` in {@link #typeSets}.
  private static final int ONLY = -2;

  private final int[] steps;
  private final TypeSet[] typeSets;
  private final List<String> clientKeys;

  /// Takes the objects at the end of a path, in the order of the response.
  interface Visitor {
    void visit(int object);
  }

  private PathProgram(int[] steps, TypeSet[] typeSets, List<String> clientKeys) {
    this.steps = steps;
    this.typeSets = typeSets;
    this.clientKeys = List.copyOf(clientKeys);
  }

  static PathProgram compile(ResponsePath path, ResponseShape shape) {
    int[] steps = new int[path.elements().size()];
    List<TypeSet> typeSets = new ArrayList<>();
    List<String> clientKeys = new ArrayList<>();
    boolean isSeen = true;
    ObjectShape object = shape.root();
    for (int i = 0; i < steps.length; i++) {
      switch (path.elements().get(i)) {
        case ResponsePath.Element.Slot into -> {
          int slot = object.slot(into.name());
          isSeen &= object.isClientSlot(slot);
          if (isSeen) {
            clientKeys.add(into.name());
          }
          steps[i] = slot;
          object = object.child(slot);
        }
        case ResponsePath.Element.Each _ -> {
          isSeen = false;
          steps[i] = EACH;
        }
        case ResponsePath.Element.OnTypes on -> {
          steps[i] = ONLY - typeSets.size();
          typeSets.add(shape.types().of(on.types()));
        }
      }
    }
    return new PathProgram(steps, typeSets.toArray(TypeSet[]::new), clientKeys);
  }

  /// The response keys of the path up to its first list: a place that an error can name when it
  /// belongs to no single object.
  List<String> clientKeys() {
    return clientKeys;
  }

  void visit(Slots slots, int root, Visitor visitor) {
    visitObject(slots, root, 0, visitor);
  }

  private void visitObject(Slots slots, int object, int from, Visitor visitor) {
    int step = from;
    while (step < steps.length && steps[step] <= ONLY) {
      if (!typeSets[ONLY - steps[step]].contains(slots.type(object))) {
        return;
      }
      step++;
    }
    if (step == steps.length) {
      visitor.visit(object);
    } else if (steps[step] != EACH) { // an object where the plan expects a list: nothing to visit
      visitCell(slots, slots.cellOfObject(object, steps[step]), step + 1, visitor);
    }
  }

  private void visitCell(Slots slots, int cell, int step, Visitor visitor) {
    int tag = slots.tag(cell);
    if (tag == Slots.OBJECT) {
      visitObject(slots, slots.reference(cell), step, visitor);
    } else if (tag == Slots.LIST && step < steps.length && steps[step] == EACH) {
      int list = slots.reference(cell);
      int size = slots.size(list);
      for (int i = 0; i < size; i++) {
        visitCell(slots, slots.cellOfList(list, i), step + 1, visitor);
      }
    }
  }
}
