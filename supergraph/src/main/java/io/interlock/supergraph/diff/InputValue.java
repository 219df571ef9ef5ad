package io.interlock.supergraph.diff;

import graphql.language.AstPrinter;
import graphql.language.AstSorter;
import graphql.language.Value;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;
import org.jspecify.annotations.Nullable;

/// An argument of a field or directive, or a field of an input type.
///
/// @param owner the coordinate of the field, directive or input type that has it
/// @param defaultValue as a literal, the fields of its objects in the order of their names
/// @param deprecation the reason; null where it is not deprecated
record InputValue(
    String owner,
    String coordinate,
    GraphQLType type,
    @Nullable String defaultValue,
    @Nullable String description,
    @Nullable String deprecation) {

  static InputValue of(String owner, GraphQLInputValueDefinition definition) {
    return switch (definition) {
      case GraphQLArgument argument ->
          new InputValue(
              owner,
              owner + "(" + argument.getName() + ":)",
              argument.getType(),
              literal(argument.getArgumentDefaultValue()),
              argument.getDescription(),
              argument.getDeprecationReason());
      case GraphQLInputObjectField field ->
          new InputValue(
              owner,
              owner + "." + field.getName(),
              field.getType(),
              literal(field.getInputFieldDefaultValue()),
              field.getDescription(),
              field.getDeprecationReason());
      default -> throw new IllegalArgumentException("neither argument nor field: " + definition);
    };
  }

  /// Whether who uses the owner must give it.
  boolean isRequired() {
    return GraphQLTypeUtil.isNonNull(type) && defaultValue == null;
  }

  private static @Nullable String literal(InputValueWithState state) {
    if (state.isNotSet()) {
      return null;
    }
    return state.getValue() instanceof Value<?> value
        ? AstPrinter.printAstCompact(new AstSorter().sort(value))
        : String.valueOf(state.getValue());
  }
}
