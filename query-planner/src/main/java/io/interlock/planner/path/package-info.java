/// The ways to each field of an operation.
///
/// Comes in: a normalised operation and a walker. Goes out: for each leaf the trails that reach it,
/// cheapest first. This room knows nothing about how trails become requests.
@NullMarked
package io.interlock.planner.path;

import org.jspecify.annotations.NullMarked;
