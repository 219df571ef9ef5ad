/// The client's response: the slots that the client asked for, completed as GraphQL demands and
/// written in one pass.
///
/// Comes in: filled slots and the compiled projection. Goes out: the JSON of `data`, and the errors
/// that completing it raised. This room knows nothing about fetches.
@NullMarked
package io.interlock.executor.projection;

import org.jspecify.annotations.NullMarked;
