package io.interlock.executor.variables;

/// The variables of one request, coerced. Immutable; holds no buffer.
public final class CoercedVariables {
  CoercedVariables() {}
}
