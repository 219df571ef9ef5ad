/// Input coercion: the values of an operation's variables, from the bytes of the request.
///
/// Comes in: variable definitions (once, compiled to a program) and the JSON of `variables` (per
/// request). Goes out: {@link CoercedVariables} or the errors. This room knows nothing about plans
/// and subgraphs.
@NullMarked
package io.interlock.executor.variables;

import org.jspecify.annotations.NullMarked;
