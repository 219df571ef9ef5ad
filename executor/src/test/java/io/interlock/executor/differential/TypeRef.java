package io.interlock.executor.differential;

/// A field's or argument's type as the schema writes it.
sealed interface TypeRef {
  record Named(String named) implements TypeRef {
    @Override
    public String text() {
      return named;
    }
  }

  record ListOf(TypeRef element) implements TypeRef {
    @Override
    public String named() {
      return element.named();
    }

    @Override
    public String text() {
      return "[" + element.text() + "]";
    }
  }

  record NonNull(TypeRef of) implements TypeRef {
    @Override
    public String named() {
      return of.named();
    }

    @Override
    public String text() {
      return of.text() + "!";
    }
  }

  String named();

  String text();

  static TypeRef required(String name) {
    return new NonNull(new Named(name));
  }

  default TypeRef nullable() {
    return this instanceof NonNull nonNull ? nonNull.of() : this;
  }

  default boolean isList() {
    return nullable() instanceof ListOf;
  }

  /// Reads a type as {@link #text} writes it.
  static TypeRef parse(String text) {
    if (text.endsWith("!")) {
      return new NonNull(parse(text.substring(0, text.length() - 1)));
    }
    return text.startsWith("[")
        ? new ListOf(parse(text.substring(1, text.length() - 1)))
        : new Named(text);
  }
}
