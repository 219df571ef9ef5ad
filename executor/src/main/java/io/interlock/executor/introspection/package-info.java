/// Introspection: `__schema` and `__type`, answered from the API schema.
///
/// Comes in: an operation that has these root fields alone. Goes out: the JSON of each. This room
/// knows nothing about plans.
@NullMarked
package io.interlock.executor.introspection;

import org.jspecify.annotations.NullMarked;
