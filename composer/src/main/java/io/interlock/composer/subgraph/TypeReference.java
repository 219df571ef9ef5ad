package io.interlock.composer.subgraph;

/// The type of a field or input as written: a name with list and non-null wrappers. Its text form
/// is the SDL's, for example `[User!]!`.
public sealed interface TypeReference {
  /// The innermost type's name.
  String baseName();

  default boolean isNonNull() {
    return this instanceof NonNull;
  }

  default boolean isList() {
    return nullable() instanceof ListOf;
  }

  /// This type without its outermost non-null wrapper, if it has one.
  default TypeReference nullable() {
    return this instanceof NonNull nonNull ? nonNull.of() : this;
  }

  /// The same wrappers around another name.
  default TypeReference withBaseName(String name) {
    return switch (this) {
      case Named ignored -> new Named(name);
      case ListOf list -> new ListOf(list.of().withBaseName(name));
      case NonNull nonNull -> new NonNull(nonNull.of().withBaseName(name));
    };
  }

  record Named(String baseName) implements TypeReference {
    @Override
    public String toString() {
      return baseName;
    }
  }

  record ListOf(TypeReference of) implements TypeReference {
    @Override
    public String baseName() {
      return of.baseName();
    }

    @Override
    public String toString() {
      return "[" + of + "]";
    }
  }

  record NonNull(TypeReference of) implements TypeReference {
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
