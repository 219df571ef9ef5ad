/// Runs a plan: which fetch comes when, and what becomes of its answer.
///
/// Comes in: compiled steps, coerced variables and a transport. Goes out: filled slots and the
/// errors on the way. This room knows nothing about JSON, and nothing about what the client sees.
@NullMarked
package io.interlock.executor.step;

import org.jspecify.annotations.NullMarked;
