package io.interlock.supergraph.schema;

/// The kinds of named types, with the name that messages give them.
public enum TypeKind {
  SCALAR("Scalar Type"),
  OBJECT("Object Type"),
  INTERFACE("Interface Type"),
  UNION("Union Type"),
  ENUM("Enum Type"),
  INPUT_OBJECT("Input Object Type");

  private final String title;

  TypeKind(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /// Whether values of this kind have fields.
  public boolean isComposite() {
    return this == OBJECT || this == INTERFACE || this == UNION;
  }

  /// Whether a position of this kind can hold more than one object type.
  public boolean isAbstract() {
    return this == INTERFACE || this == UNION;
  }

  /// Whether an argument may be of this kind.
  public boolean isInput() {
    return this == SCALAR || this == ENUM || this == INPUT_OBJECT;
  }

  public boolean isOutput() {
    return this != INPUT_OBJECT;
  }
}
