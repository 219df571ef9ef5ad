package io.interlock.executor.variables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The type of an input position, compiled for checking values. Its text form is the SDL's.
sealed interface InputType {
  record NonNull(InputType of) implements InputType {
    @Override
    public String toString() {
      return of + "!";
    }
  }

  record ListOf(InputType of) implements InputType {
    @Override
    public String toString() {
      return "[" + of + "]";
    }
  }

  /// The scalars of the specification.
  enum Scalar implements InputType {
    INT("Int"),
    FLOAT("Float"),
    STRING("String"),
    BOOLEAN("Boolean"),
    ID("ID");

    private final String text;

    Scalar(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// A custom scalar: any JSON.
  record Custom(String name) implements InputType {
    @Override
    public String toString() {
      return name;
    }
  }

  /// @param values those that clients may use
  record Enumeration(String name, Set<String> values) implements InputType {
    public Enumeration {
      values = Set.copyOf(values);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// An input object. Its fields are added after it, since it may contain itself; compared by
  /// identity.
  final class InputObject implements InputType {
    private final String name;
    private final boolean isOneOf;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    InputObject(String name, boolean isOneOf) {
      this.name = name;
      this.isOneOf = isOneOf;
    }

    void add(Field field) {
      fields.put(field.name(), field);
    }

    boolean isOneOf() {
      return isOneOf;
    }

    @Nullable Field field(String fieldName) {
      return fields.get(fieldName);
    }

    List<Field> fields() {
      return List.copyOf(fields.values());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// @param isRequired whether a value must be given: non-null without a default
  record Field(String name, InputType type, boolean isRequired) {}
}
