package io.interlock.router.engine;

import io.interlock.executor.error.GraphqlError;
import java.util.List;

/// What became of an operation's text.
public sealed interface OperationOutcome {
  /// The document is no GraphQL, or larger than allowed.
  String PARSE_FAILED = "GRAPHQL_PARSE_FAILED";

  /// The document breaks a rule of the schema.
  String VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED";

  /// The operation is valid, as far as that can be told, but too much would come of it.
  String TOO_COMPLEX = "OPERATION_TOO_COMPLEX";

  /// The operation name picks nothing, or a name is needed and missing.
  String RESOLUTION_FAILED = "OPERATION_RESOLUTION_FAILURE";

  /// Too many new operations at once; the client should try again.
  String OVERLOADED = "OVERLOADED";

  /// The engine itself is at fault; reported to its observer.
  String FAULTED = "INTERNAL_SERVER_ERROR";

  /// It can be run.
  record Prepared(PreparedOperation operation) implements OperationOutcome {}

  /// It cannot be run.
  ///
  /// @param errors at least one, ready to be sent
  /// @param code one of the constants of {@link OperationOutcome}, or the planner's own
  record Refused(List<GraphqlError> errors, String code) implements OperationOutcome {
    public Refused {
      errors = List.copyOf(errors);
    }

    /// With a single error about the request as a whole.
    static Refused of(String code, String message) {
      return new Refused(List.of(GraphqlError.of(code, message)), code);
    }
  }
}
