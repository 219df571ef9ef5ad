package io.interlock.benchmarks.load.shop;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import java.util.Objects;

/// A scalar whose values are taken as they are: `_Any`, which comes in variables, and the texts of
/// federation's directives.
final class UncheckedScalar implements Coercing<Object, Object> {

  private UncheckedScalar() {}

  static GraphQLScalarType named(String name) {
    return GraphQLScalarType.newScalar().name(name).coercing(new UncheckedScalar()).build();
  }

  @Override
  public Object serialize(Object value, GraphQLContext context, Locale locale) {
    return value;
  }

  @Override
  public Object parseValue(Object input, GraphQLContext context, Locale locale) {
    return input;
  }

  @Override
  public Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    if (input instanceof StringValue text) {
      return Objects.requireNonNull(text.getValue());
    }
    throw new CoercingParseLiteralException("expected a variable, got the literal " + input);
  }
}
