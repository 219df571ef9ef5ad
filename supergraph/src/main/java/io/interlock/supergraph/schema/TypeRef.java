package io.interlock.supergraph.schema;

import io.interlock.supergraph.spec.GraphqlName;

/// The type of a field, argument or variable: a name with list and non-null wrappers. Its text form
/// is the SDL's, for example `[User!]!`.
public sealed interface TypeRef {
  /// The innermost type's name.
  String baseName();

  /// Whether null is not allowed at this level.
  default boolean isNonNull() {
    return this instanceof NonNull;
  }

  default boolean isList() {
    return nullable() instanceof ListOf;
  }

  /// This type without its outermost non-null wrapper, if it has one.
  default TypeRef nullable() {
    return this instanceof NonNull nonNull ? nonNull.of() : this;
  }

  /// The same wrappers around another name.
  default TypeRef withBaseName(String name) {
    return switch (this) {
      case Named ignored -> new Named(name);
      case ListOf list -> new ListOf(list.of().withBaseName(name));
      case NonNull nonNull -> new NonNull(nonNull.of().withBaseName(name));
    };
  }

  /// Reads SDL text such as `[User!]!`.
  ///
  /// @throws IllegalArgumentException when `text` is no type
  static TypeRef parse(String text) {
    String t = text.strip();
    if (t.endsWith("!")) {
      return new NonNull(parse(t.substring(0, t.length() - 1)));
    }
    if (t.startsWith("[") && t.endsWith("]")) {
      return new ListOf(parse(t.substring(1, t.length() - 1)));
    }
    if (!GraphqlName.isName(t)) {
      throw new IllegalArgumentException("expected a type such as [User!]!, got: " + text);
    }
    return new Named(t);
  }

  record Named(String name) implements TypeRef {
    @Override
    public String baseName() {
      return name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  record ListOf(TypeRef of) implements TypeRef {
    @Override
    public String baseName() {
      return of.baseName();
    }

    @Override
    public String toString() {
      return "[" + of + "]";
    }
  }

  /// Wraps a nullable type; a non-null of a non-null does not exist.
  record NonNull(TypeRef of) implements TypeRef {
    public NonNull {
      if (of instanceof NonNull) {
        throw new IllegalArgumentException("a non-null type cannot be made non-null again: " + of);
      }
    }

    @Override
    public String baseName() {
      return of.baseName();
    }

    @Override
    public String toString() {
      return of + "!";
    }
  }
}
