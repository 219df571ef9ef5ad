package io.interlock.executor.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The slots of the objects at one position of the response: every key under which the client or a
/// fetch may want a value there, for all the types that the position can hold. Immutable once the
/// shape of the whole response stands.
///
/// A key under which different types keep different things is one slot all the same: an object is
/// of one type, and both the reading and the projection of the slot are chosen by it. What is below
/// such a slot is the union again.
public final class ObjectShape {
  private final int id;
  private final List<String> names = new ArrayList<>();
  private final List<@Nullable ObjectShape> children = new ArrayList<>();
  private final List<Boolean> areClientSlots = new ArrayList<>();
  private @Nullable String staticType;
  private boolean hasSeveralTypes;
  private int deliveries;
  private boolean isNeededByRouter;

  ObjectShape(int id) {
    this.id = id;
  }

  /// The shape's number in {@link ResponseShape#object}.
  public int id() {
    return id;
  }

  public int slotCount() {
    return names.size();
  }

  /// The index of a slot.
  ///
  /// @throws IllegalArgumentException when the plan delivers nothing under that name here
  public int slot(String name) {
    int slot = names.indexOf(name);
    if (slot < 0) {
      throw new IllegalArgumentException("expected one of the slots " + names + ", got " + name);
    }
    return slot;
  }

  public String slotName(int slot) {
    return names.get(slot);
  }

  /// Whether the slot is a response key of the client's; the others are the router's own.
  public boolean isClientSlot(int slot) {
    return areClientSlots.get(slot);
  }

  /// The shape of the objects in a slot.
  ///
  /// @throws IllegalArgumentException when the slot holds none
  public ObjectShape child(int slot) {
    return Objects.requireNonNull(
        children.get(slot), () -> "expected objects in slot " + slotName(slot) + ", got a leaf");
  }

  /// The type that the schema says of the position, when it is the same for all parents.
  @Nullable String staticType() {
    return hasSeveralTypes ? null : staticType;
  }

  /// Whether the objects come from one place of one fetch, and nothing of the plan goes on from
  /// them or looks into them.
  boolean isOfOneFetch() {
    return deliveries == 1 && !isNeededByRouter;
  }

  // ---- while the shape is made

  /// A fetch brings objects here.
  void addDelivery() {
    deliveries++;
  }

  /// The plan goes on from these objects, or sends what is in them.
  void setNeededByRouter() {
    isNeededByRouter = true;
  }

  int addSlot(String name, boolean isClientSlot) {
    int slot = names.indexOf(name);
    if (slot < 0) {
      slot = names.size();
      names.add(name);
      children.add(null);
      areClientSlots.add(false);
    }
    if (isClientSlot) {
      areClientSlots.set(slot, true);
    }
    return slot;
  }

  @Nullable ObjectShape childIfAny(int slot) {
    return children.get(slot);
  }

  void putChild(int slot, ObjectShape child) {
    children.set(slot, child);
  }

  void addStaticType(String type) {
    hasSeveralTypes |= staticType != null && !staticType.equals(type);
    staticType = type;
  }
}
