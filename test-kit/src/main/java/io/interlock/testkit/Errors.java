package io.interlock.testkit;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import io.interlock.testkit.data.DataValue;
import java.util.Map;

/// GraphQL errors as the data file asks for them.
final class Errors {
  private Errors() {}

  static GraphQLError of(
      DataValue.Failing failing, DataFetchingEnvironment environment, ResultPath path) {
    GraphqlErrorBuilder<?> error =
        GraphqlErrorBuilder.newError()
            .message("%s", failing.message())
            .path(path)
            .location(environment.getField().getSourceLocation());
    String code = failing.code();
    if (code != null) {
      error.extensions(Map.of("code", code));
    }
    return error.build();
  }
}
