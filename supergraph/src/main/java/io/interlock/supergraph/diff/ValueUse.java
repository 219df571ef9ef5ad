package io.interlock.supergraph.diff;

import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.TypeUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// What the values in a document use: literals use what they mention, variables their whole type.
///
/// @param coordinates what is found is added here
record ValueUse(GraphQLSchema schema, Set<String> coordinates) {

  void useLiteral(Value<?> value, GraphQLType type) {
    GraphQLNamedType named = GraphQLTypeUtil.unwrapAllAs(type);
    coordinates.add(named.getName());
    switch (value) {
      case ArrayValue list -> list.getValues().forEach(element -> useLiteral(element, named));
      case ObjectValue object when named instanceof GraphQLInputObjectType input ->
          object.getObjectFields().forEach(field -> useField(field, input));
      case EnumValue name when named instanceof GraphQLEnumType ->
          coordinates.add(named.getName() + "." + name.getName());
      default -> {
        // A scalar or null; and what a variable brings is used with its definition.
      }
    }
  }

  private void useField(ObjectField field, GraphQLInputObjectType input) {
    GraphQLInputObjectField definition =
        Objects.requireNonNull(input.getFieldDefinition(field.getName()));
    coordinates.add(InputValue.of(input.getName(), definition).coordinate());
    useLiteral(field.getValue(), definition.getType());
  }

  /// With the types of its fields and theirs: a variable may bring all of them.
  void useVariable(VariableDefinition variable) {
    Set<GraphQLNamedType> reached = new HashSet<>();
    Deque<GraphQLNamedType> open = new ArrayDeque<>();
    open.add(typeOf(variable));
    while (!open.isEmpty()) {
      GraphQLNamedType type = open.remove();
      if (reached.add(type)) {
        coordinates.add(type.getName());
        useMembers(type, open);
      }
    }
  }

  private GraphQLNamedType typeOf(VariableDefinition variable) {
    TypeName name = TypeUtil.unwrapAll(variable.getType());
    return (GraphQLNamedType) Objects.requireNonNull(schema.getType(name.getName()));
  }

  private void useMembers(GraphQLNamedType type, Deque<GraphQLNamedType> open) {
    switch (type) {
      case GraphQLInputObjectType input -> {
        for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
          coordinates.add(InputValue.of(input.getName(), field).coordinate());
          open.add(GraphQLTypeUtil.unwrapAllAs(field.getType()));
        }
      }
      case GraphQLEnumType anEnum ->
          anEnum
              .getValues()
              .forEach(value -> coordinates.add(anEnum.getName() + "." + value.getName()));
      default -> {
        // A scalar has no members.
      }
    }
  }
}
