package io.interlock.executor.entity;

import io.interlock.executor.json.Slots;
import io.interlock.executor.shape.ObjectShape;
import io.interlock.executor.shape.ResponseShape;
import io.interlock.executor.shape.TypeSet;
import io.interlock.planner.plan.ResponsePath;
import java.util.ArrayList;
import java.util.List;

/// A compiled {@link ResponsePath}: finds the objects at its end. Immutable.
final class PathProgram {
  private final List<Step> steps;
  private final List<String> clientKeys;

  private sealed interface Step {
    record Into(int slot) implements Step {}

    record Each() implements Step {}

    record Only(TypeSet types) implements Step {}
  }

  /// Takes the objects at the end of a path, in the order of the response.
  interface Visitor {
    void visit(int object);
  }

  private PathProgram(List<Step> steps, List<String> clientKeys) {
    this.steps = List.copyOf(steps);
    this.clientKeys = List.copyOf(clientKeys);
  }

  static PathProgram compile(ResponsePath path, ResponseShape shape) {
    List<Step> steps = new ArrayList<>();
    List<String> clientKeys = new ArrayList<>();
    boolean isSeen = true;
    ObjectShape object = shape.root();
    for (ResponsePath.Element element : path.elements()) {
      switch (element) {
        case ResponsePath.Element.Slot into -> {
          int slot = object.slot(into.name());
          isSeen &= object.isClientSlot(slot);
          if (isSeen) {
            clientKeys.add(into.name());
          }
          steps.add(new Step.Into(slot));
          object = object.child(slot);
        }
        case ResponsePath.Element.Each _ -> {
          isSeen = false;
          steps.add(new Step.Each());
        }
        case ResponsePath.Element.OnTypes on ->
            steps.add(new Step.Only(shape.types().of(on.types())));
      }
    }
    return new PathProgram(steps, clientKeys);
  }

  /// The response keys of the path up to its first list: a place that an error can name when it
  /// belongs to no single object.
  List<String> clientKeys() {
    return clientKeys;
  }

  void visit(Slots slots, int root, Visitor visitor) {
    visitObject(slots, root, 0, visitor);
  }

  private void visitObject(Slots slots, int object, int step, Visitor visitor) {
    if (step == steps.size()) {
      visitor.visit(object);
      return;
    }
    switch (steps.get(step)) {
      case Step.Into into -> visitCell(slots, slots.cell(object, into.slot()), step + 1, visitor);
      case Step.Only only -> {
        if (only.types().contains(slots.type(object))) {
          visitObject(slots, object, step + 1, visitor);
        }
      }
      case Step.Each _ -> {
        // an object where the plan expects a list: nothing to visit
      }
    }
  }

  private void visitCell(Slots slots, int cell, int step, Visitor visitor) {
    int tag = slots.tag(cell);
    if (tag == Slots.OBJECT) {
      visitObject(slots, slots.reference(cell), step, visitor);
    } else if (tag == Slots.LIST && step < steps.size() && steps.get(step) instanceof Step.Each) {
      int list = slots.reference(cell);
      for (int i = 0; i < slots.size(list); i++) {
        visitCell(slots, slots.cell(list, i), step + 1, visitor);
      }
    }
  }
}
