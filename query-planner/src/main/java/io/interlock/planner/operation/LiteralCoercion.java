package io.interlock.planner.operation;

import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import io.interlock.supergraph.schema.InputValueFacts;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.schema.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a valid literal one that means the same as the value of a variable. What only literals are
/// allowed is written out: one element in place of a list becomes a list of one, and the number of
/// an `ID` a string, for as JSON it might lose digits.
final class LiteralCoercion {
  private static final Set<String> BUILT_IN = Set.of("Int", "Float", "String", "Boolean", "ID");

  private final SchemaView view;

  LiteralCoercion(SchemaView view) {
    this.view = view;
  }

  /// The literal, coerced; null when it is null, holds a variable, or a custom scalar.
  @Nullable Value<?> coerced(Value<?> value, TypeRef type) {
    return value instanceof NullValue ? null : nonNull(value, type.nullable());
  }

  private @Nullable Value<?> inner(Value<?> value, TypeRef type) {
    return value instanceof NullValue ? value : nonNull(value, type.nullable());
  }

  private @Nullable Value<?> nonNull(Value<?> value, TypeRef type) {
    if (value instanceof VariableReference) {
      return null;
    }
    if (type instanceof TypeRef.ListOf list) {
      return elements(value instanceof ArrayValue a ? a.getValues() : List.of(value), list.of());
    }
    String name = type.baseName();
    if (BUILT_IN.contains(name)) {
      return name.equals("ID") && value instanceof IntValue number
          ? new StringValue(number.getValue().toString())
          : value;
    }
    Optional<TypeFacts> facts = view.type(name);
    return switch (value) {
      case EnumValue _ when facts.filter(f -> f.kind() == TypeKind.ENUM).isPresent() -> value;
      case ObjectValue object
          when facts.filter(f -> f.kind() == TypeKind.INPUT_OBJECT).isPresent() ->
          fields(object, facts.get());
      default -> null;
    };
  }

  private @Nullable Value<?> elements(List<Value> values, TypeRef type) {
    List<Value> elements = new ArrayList<>();
    for (Value<?> value : values) {
      @Nullable Value<?> element = inner(value, type);
      if (element == null) {
        return null;
      }
      elements.add(element);
    }
    return ArrayValue.newArrayValue().values(elements).build();
  }

  private @Nullable Value<?> fields(ObjectValue object, TypeFacts type) {
    List<ObjectField> fields = new ArrayList<>();
    for (ObjectField field : object.getObjectFields()) {
      @Nullable TypeRef fieldType = typeOf(field.getName(), type);
      @Nullable Value<?> value = fieldType == null ? null : inner(field.getValue(), fieldType);
      if (value == null) {
        return null;
      }
      fields.add(new ObjectField(field.getName(), value));
    }
    return ObjectValue.newObjectValue().objectFields(fields).build();
  }

  private static @Nullable TypeRef typeOf(String field, TypeFacts type) {
    for (InputValueFacts facts : type.inputFields()) {
      if (facts.name().equals(field)) {
        return facts.type();
      }
    }
    return null;
  }
}
