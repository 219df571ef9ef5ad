package io.interlock.executor.shape;

import io.interlock.executor.json.KeyTable;
import org.jspecify.annotations.Nullable;

/// How an object of a subgraph's answer is read: which key goes into which slot. Immutable.
public final class ReadShape {
  private final ObjectShape object;
  private final KeyTable keys;
  private final Target[][] targets;

  ReadShape(ObjectShape object, KeyTable keys, Target[][] targets) {
    this.object = object;
    this.keys = keys;
    this.targets = targets;
  }

  /// Where a value goes.
  ///
  /// @param types the types of the object for which this holds; null: all
  /// @param slot the slot; {@link #TYPENAME} when the value is the object's type
  /// @param child how the object in it, or the objects in a list in it, are read; null for a leaf
  /// @param childType the type that the schema says of these objects, as {@link TypeTable} has it
  /// @param verbatim what the value has to be so that the client can get it as it comes; null when
  ///   it has to be read
  public record Target(
      @Nullable TypeSet types,
      int slot,
      @Nullable ReadShape child,
      int childType,
      VerbatimShape.@Nullable Value verbatim) {}

  public static final int TYPENAME = -1;

  /// The shape of the objects that are read.
  public ObjectShape object() {
    return object;
  }

  /// The keys that the answer can have.
  public KeyTable keys() {
    return keys;
  }

  /// Whether a key's value goes to the same place whatever the object's type.
  public boolean isDirect(int key) {
    return targets[key].length == 1;
  }

  /// The place of a key that {@link #isDirect}.
  public Target target(int key) {
    return targets[key][0];
  }

  /// The place of a key for a type; null when the key has none in objects of that type.
  public @Nullable Target target(int key, int type) {
    for (Target target : targets[key]) {
      if (target.types() == null || target.types().contains(type)) {
        return target;
      }
    }
    return null;
  }

  /// All keys' places, for whoever has to touch every one.
  public Target[] targets(int key) {
    return targets[key].clone();
  }
}
