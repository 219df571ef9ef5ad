package io.interlock.testkit;

import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLUnionType;

/// Questions about the types of a subgraph's schema.
final class Types {
  private Types() {}

  /// Whether objects of type `object` are of `type`: the same, an interface of it, a union with it.
  static boolean isA(GraphQLSchema schema, String object, String type) {
    if (object.equals(type)) {
      return true;
    }
    GraphQLType concrete = schema.getType(object);
    return switch (schema.getType(type)) {
      case GraphQLInterfaceType wide ->
          concrete instanceof GraphQLObjectType narrow && schema.isPossibleType(wide, narrow);
      case GraphQLUnionType wide ->
          concrete instanceof GraphQLObjectType narrow && schema.isPossibleType(wide, narrow);
      case null, default -> false;
    };
  }
}
