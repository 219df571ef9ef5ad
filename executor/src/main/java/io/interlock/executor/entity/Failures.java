package io.interlock.executor.entity;

import io.interlock.executor.json.PathElement;
import io.interlock.executor.json.Slots;
import io.interlock.executor.shape.ObjectShape;
import io.interlock.executor.shape.ReadShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Marks the slots that an error explains, and says where in the client's response they are.
final class Failures {
  private Failures() {}

  /// Marks everything that a fetch should have brought into an object and did not.
  static void failAll(ResponseData data, int object, ReadShape read) {
    Slots slots = data.slots();
    for (int key = 0; key < read.keys().size(); key++) {
      ReadShape.Target target = targetOf(read, key, slots.type(object));
      if (target != null && target.slot() != ReadShape.TYPENAME) {
        slots.putFailed(slots.cell(object, target.slot()));
        if (target.child() != null) {
          data.gaps().add(object, target.slot(), target.child());
        }
      }
    }
  }

  /// Where a key's value goes in an object of a type.
  static ReadShape.@Nullable Target targetOf(ReadShape read, int key, int type) {
    return read.isDirect(key) ? read.target(key) : read.target(key, type);
  }

  /// Follows the path of a subgraph's error from an object on, and marks the first slot on its way
  /// that has no value.
  ///
  /// @param from the first element of `path` that counts
  /// @return the path for the client, which ends before the first slot that it does not see
  static List<PathElement> follow(
      ResponseData data, int object, ReadShape read, List<PathElement> path, int from) {
    Walk walk = new Walk(data, object, read);
    for (int i = from; i < path.size() && walk.step(path.get(i)); i++) {
      // the walk does it
    }
    return walk.clientPath;
  }

  private static final class Walk {
    private final Slots slots;
    private final Gaps gaps;
    private final List<PathElement> clientPath;
    private boolean isVisible;

    /// How the object is read that stands here, or the objects in the list that stands here.
    private @Nullable ReadShape read;

    /// The object or list that stands here; -1 below a slot without a value.
    private int owner;

    Walk(ResponseData data, int object, ReadShape read) {
      this.slots = data.slots();
      this.gaps = data.gaps();
      this.clientPath = new ArrayList<>(data.clientPath(object));
      this.owner = object;
      this.read = read;
      this.isVisible = isVisible(data, object);
    }

    /// Whether no slot on the way to an object is hidden from the client.
    private static boolean isVisible(ResponseData data, int object) {
      int depth = 0;
      for (int o = object; data.slots().parent(o) >= 0; o = data.slots().parent(o)) {
        depth++;
      }
      return data.clientPath(object).size() == depth;
    }

    /// Goes one element on; false when the rest of the path means nothing here.
    boolean step(PathElement element) {
      return switch (element) {
        case PathElement.Key key -> intoSlot(key);
        case PathElement.Index index -> intoElement(index);
      };
    }

    private boolean intoSlot(PathElement.Key element) {
      int key = read == null ? -1 : read.keys().find(element.name());
      if (read == null || key < 0) {
        return false;
      }
      boolean isObject = owner >= 0 && !slots.isList(owner);
      ReadShape.Target target = targetOf(read, key, isObject ? slots.type(owner) : Slots.NO_TYPE);
      if (target == null || target.slot() == ReadShape.TYPENAME) {
        return false;
      }
      ObjectShape shape = read.object();
      isVisible &= shape.isClientSlot(target.slot());
      show(new PathElement.Key(shape.slotName(target.slot())));
      read = target.child();
      owner = isObject ? valueAt(target.slot()) : -1;
      return true;
    }

    private boolean intoElement(PathElement.Index element) {
      show(element);
      boolean isList = owner >= 0 && slots.isList(owner);
      owner =
          isList && element.position() >= 0 && element.position() < slots.size(owner)
              ? valueAt(element.position())
              : -1;
      return true;
    }

    private void show(PathElement element) {
      if (isVisible) {
        clientPath.add(element);
      }
    }

    private int valueAt(int index) {
      int cell = slots.cell(owner, index);
      slots.putFailed(cell);
      if (read != null) {
        gaps.errorBelow(owner, index, read);
      }
      int tag = slots.tag(cell);
      return tag == Slots.OBJECT || tag == Slots.LIST ? slots.reference(cell) : -1;
    }
  }
}
