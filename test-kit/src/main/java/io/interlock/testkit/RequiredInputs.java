package io.interlock.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.interlock.testkit.federation.FieldPaths;

/// Checks that a representation carries what a field's `@requires` names.
///
/// @param coordinate the field that requires
record RequiredInputs(GraphQLSchema schema, String coordinate) {

  /// Checks one object of the representation against the part of the field set that concerns it.
  ///
  /// @param type its declared type; a `__typename` in the object is more exact
  void check(FieldPaths required, JsonNode object, String type) {
    String concrete = object.path("__typename").asText(type);
    for (FieldPaths.FieldPath path : required.fields()) {
      String condition = path.condition();
      if (condition == null || holds(condition, object, concrete)) {
        checkField(path, object, condition == null ? concrete : condition);
      }
    }
  }

  private boolean holds(String condition, JsonNode object, String concrete) {
    boolean isKnown =
        object.has("__typename") || schema.getType(concrete) instanceof GraphQLObjectType;
    if (!isKnown && !condition.equals(concrete)) {
      throw new Violation(
          "%s requires `... on %s`, but %s has no __typename"
              .formatted(coordinate, condition, object));
    }
    return Types.isA(schema, concrete, condition);
  }

  private void checkField(FieldPaths.FieldPath path, JsonNode object, String type) {
    if (path.name().equals("__typename")) {
      return;
    }
    if (!(schema.getType(type) instanceof GraphQLFieldsContainer container)) {
      throw new Violation("%s requires a field of unknown type %s".formatted(coordinate, type));
    }
    GraphQLFieldDefinition field = container.getFieldDefinition(path.name());
    if (field == null) {
      throw new Violation(
          "%s requires %s.%s, which is not defined here".formatted(coordinate, type, path.name()));
    }
    JsonNode value = object.get(path.name());
    boolean mayBeNull = GraphQLTypeUtil.isNullable(field.getType());
    if (value == null && mayBeNull && isAllConditional(path)) {
      return;
    }
    if (value == null || (value.isNull() && !mayBeNull)) {
      throw new Violation(
          "%s requires %s.%s, but the representation part is %s"
              .formatted(coordinate, type, path.name(), object));
    }
    GraphQLNamedType named = GraphQLTypeUtil.unwrapAllAs(field.getType());
    checkBelow(path, value, named.getName());
  }

  /// A selection of nothing but type conditions may turn out empty, and then be left out.
  private static boolean isAllConditional(FieldPaths.FieldPath path) {
    return !path.children().isEmpty()
        && path.children().fields().stream().allMatch(child -> child.condition() != null);
  }

  private void checkBelow(FieldPaths.FieldPath path, JsonNode value, String type) {
    if (path.children().isEmpty() || value.isNull()) {
      return;
    }
    if (value.isArray()) {
      value.forEach(element -> checkBelow(path, element, type));
      return;
    }
    if (!value.isObject()) {
      throw new Violation(
          "%s requires an object at %s, found %s".formatted(coordinate, path.name(), value));
    }
    check(path.children(), value, type);
  }
}
