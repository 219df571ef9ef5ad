package io.interlock.executor.shape;

import io.interlock.executor.json.PathElement;
import io.interlock.executor.json.Slots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The compiled response shape of one plan. Immutable.
///
/// @param types the types that the operation can meet
/// @param objects the shapes of all positions, the root first
/// @param rootType the root operation type
/// @param projection what the client sees
/// @param conditions the conditions in the projection
public record ResponseShape(
    TypeTable types,
    List<ObjectShape> objects,
    int rootType,
    ProjectedSelection projection,
    ConditionTable conditions) {
  public ResponseShape {
    objects = List.copyOf(objects);
  }

  public ObjectShape root() {
    return objects.getFirst();
  }

  public ObjectShape object(int id) {
    return objects.get(id);
  }

  /// The path of an object or list in the client's terms. Where the way leads through a slot that
  /// the client does not see, the path ends before it.
  public List<PathElement> clientPath(Slots slots, int owner) {
    List<PathElement> reversed = new ArrayList<>();
    for (int child = owner, parent = slots.parent(owner);
        parent >= 0;
        child = parent, parent = slots.parent(parent)) {
      int index = slots.indexInParent(child);
      if (slots.isList(parent)) {
        reversed.add(new PathElement.Index(index));
      } else {
        ObjectShape shape = object(slots.shape(parent));
        if (!shape.isClientSlot(index)) {
          reversed.clear();
        } else {
          reversed.add(new PathElement.Key(shape.slotName(index)));
        }
      }
    }
    Collections.reverse(reversed);
    return reversed;
  }
}
