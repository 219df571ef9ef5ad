package io.interlock.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import io.interlock.testkit.data.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A custom scalar that takes and gives any JSON value, digit for digit.
final class JsonScalar implements Coercing<Object, Object> {
  private JsonScalar() {}

  static GraphQLScalarType named(String name) {
    return GraphQLScalarType.newScalar().name(name).coercing(new JsonScalar()).build();
  }

  @Override
  public Object serialize(Object value, GraphQLContext context, Locale locale) {
    return value;
  }

  @Override
  public JsonNode parseValue(Object input, GraphQLContext context, Locale locale) {
    return Json.treeOf(input);
  }

  @Override
  public JsonNode parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return Json.treeOf(plain(input, variables));
  }

  private static @Nullable Object plain(Value<?> value, CoercedVariables variables) {
    return switch (value) {
      case StringValue text -> text.getValue();
      case EnumValue name -> name.getName();
      case IntValue number -> number.getValue();
      case FloatValue number -> number.getValue();
      case BooleanValue flag -> flag.isValue();
      case VariableReference variable -> variables.get(variable.getName());
      case ArrayValue array -> elements(array, variables);
      case ObjectValue object -> members(object, variables);
      case NullValue ignored -> null;
      default -> throw new IllegalArgumentException("unknown kind of literal: " + value);
    };
  }

  private static List<@Nullable Object> elements(ArrayValue array, CoercedVariables variables) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (Value<?> element : array.getValues()) {
      elements.add(plain(element, variables));
    }
    return elements;
  }

  private static Map<String, @Nullable Object> members(
      ObjectValue object, CoercedVariables variables) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (ObjectField field : object.getObjectFields()) {
      members.put(field.getName(), plain(field.getValue(), variables));
    }
    return members;
  }
}
