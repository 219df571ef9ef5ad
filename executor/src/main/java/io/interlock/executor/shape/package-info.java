/// The compiled response shape of a plan: which slots an object has at each position, how the
/// answer of each fetch is read into them, and what of them the client sees.
///
/// Comes in: a query plan and the facts of the schema. Goes out: {@link ResponseShape}, immutable
/// and shared by all executions. This room knows nothing about the data of one response beyond
/// finding names in it.
@NullMarked
package io.interlock.executor.shape;

import org.jspecify.annotations.NullMarked;
