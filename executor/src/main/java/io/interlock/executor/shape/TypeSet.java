package io.interlock.executor.shape;

import java.util.BitSet;

/// A set of object types of a {@link TypeTable}.
public final class TypeSet {
  private final BitSet ids;

  TypeSet(BitSet ids) {
    this.ids = (BitSet) ids.clone();
  }

  /// Whether a concrete type is in the set; never for an abstract or an unknown one.
  public boolean contains(int type) {
    return type >= 0 && ids.get(type);
  }

  boolean containsAll(TypeSet other) {
    BitSet rest = (BitSet) other.ids.clone();
    rest.andNot(ids);
    return rest.isEmpty();
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  boolean intersects(TypeSet other) {
    return ids.intersects(other.ids);
  }

  TypeSet and(TypeSet other) {
    BitSet both = (BitSet) ids.clone();
    both.and(other.ids);
    return new TypeSet(both);
  }

  TypeSet or(TypeSet other) {
    BitSet either = (BitSet) ids.clone();
    either.or(other.ids);
    return new TypeSet(either);
  }
}
