package io.interlock.supergraph.schema;

/// The kinds of named types.
public enum TypeKind {
  OBJECT,
  INTERFACE,
  UNION,
  ENUM,
  INPUT_OBJECT,
  SCALAR;

  /// Whether values of this kind have fields.
  public boolean isComposite() {
    return this == OBJECT || this == INTERFACE || this == UNION;
  }

  /// Whether a position of this kind can hold more than one object type.
  public boolean isAbstract() {
    return this == INTERFACE || this == UNION;
  }
}
