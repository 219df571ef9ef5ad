package io.interlock.planner.fetch;

/// A variable of a request that takes a value from a context, while the request is put together.
/// Compared by identity. One planning, one thread.
final class ContextVariable {
  private final String type;
  private final Position from;
  private final RequiredFields fields;
  private String name = "";

  /// @param type of the arguments that it is for
  /// @param from where the objects are that set the context
  /// @param fields what is read from them
  ContextVariable(String type, Position from, RequiredFields fields) {
    this.type = type;
    this.from = from;
    this.fields = fields;
  }

  String type() {
    return type;
  }

  Position from() {
    return from;
  }

  RequiredFields fields() {
    return fields;
  }

  boolean isLike(ContextVariable other) {
    return type.equals(other.type) && from.hasObjectsOf(other.from) && fields.isLike(other.fields);
  }

  String name() {
    return name;
  }

  void callIt(String newName) {
    name = newName;
  }
}
