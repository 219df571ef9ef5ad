package io.interlock.executor.entity;

import io.interlock.executor.json.Slots;
import io.interlock.executor.shape.ReadShape;
import io.interlock.executor.shape.ReadShape.Target;

/// Puts what an answer brought into one object into another that stands for the same entity, as if
/// the answer were read a second time, but sooner. Owned by one thread.
///
/// Hot path: per field of an object that is not the first of its entity.
final class EntityCopy {
  private final Slots slots;
  private final Gaps gaps;
  private final int body;

  EntityCopy(ResponseData data, int body) {
    this.slots = data.slots();
    this.gaps = data.gaps();
    this.body = body;
  }

  /// @param read how both objects are read
  /// @param from was read from the body just now
  /// @return false when `from` does not show all that the body said, for example because another
  ///   one outranks it: then the body has to be read
  boolean copy(ReadShape read, int from, int to) {
    for (int key = 0; key < read.keys().size(); key++) {
      if (!read.isDirect(key)) {
        return false;
      }
      Target target = read.target(key);
      boolean isCopied =
          target.slot() == ReadShape.TYPENAME
              ? copyType(from, to)
              : copyValue(slots.cellOfObject(from, target.slot()), to, target.slot(), target);
      if (!isCopied) {
        return false;
      }
    }
    return true;
  }

  private boolean copyType(int from, int to) {
    if (!slots.isTypeOf(from, body)) {
      return false;
    }
    slots.putType(to, slots.type(from), body);
    return true;
  }

  private boolean copyValue(int from, int owner, int index, Target target) {
    int tag = slots.tag(from);
    if (tag == Slots.ABSENT) {
      return true;
    }
    if (!slots.isOf(from, body) || tag == Slots.FAILED) {
      return false;
    }
    ReadShape child = target.child();
    int to = slots.cell(owner, index);
    if (child != null && ResponseData.isContested(slots.tag(to), tag == Slots.NULL)) {
      gaps.contest(owner, index);
    }
    return switch (tag) {
      case Slots.NULL -> {
        slots.putNull(to, body);
        yield true;
      }
      case Slots.OBJECT -> child != null && copyObject(from, owner, index, target, child);
      case Slots.LIST -> copyList(slots.reference(from), owner, index, target);
      default -> {
        slots.putScalar(to, tag, body, slots.start(from), slots.length(from));
        yield true;
      }
    };
  }

  private boolean copyObject(int from, int owner, int index, Target target, ReadShape child) {
    int shape = child.object().id();
    int slotCount = child.object().slotCount();
    int to = slots.objectAt(owner, index, body, shape, slotCount, target.childType());
    return copy(child, slots.reference(from), to);
  }

  private boolean copyList(int from, int owner, int index, Target target) {
    int to = slots.listAt(owner, index, body);
    int size = slots.size(from);
    for (int i = 0; i < size; i++) {
      slots.ensureElement(to, i);
      if (!copyValue(slots.cellOfList(from, i), to, i, target)) {
        return false;
      }
    }
    return true;
  }
}
