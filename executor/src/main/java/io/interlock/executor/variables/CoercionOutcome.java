package io.interlock.executor.variables;

import io.interlock.executor.error.GraphqlError;
import java.util.List;

/// What coercing a request's variables came to.
public sealed interface CoercionOutcome {
  record Coerced(CoercedVariables variables) implements CoercionOutcome {}

  /// At least one error; the request is not executed.
  record NotCoerced(List<GraphqlError> errors) implements CoercionOutcome {
    public NotCoerced {
      errors = List.copyOf(errors);
    }
  }
}
