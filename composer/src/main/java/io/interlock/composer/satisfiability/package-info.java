/// Proves that every operation on the supergraph can be answered: every field reachable from every
/// place that can be asked for it.
///
/// Comes in: a supergraph. Goes out: for each field that cannot be reached an error with an example
/// operation and the reasons. Walks with the planner's own legs, so that what is proven here can be
/// planned there. This room knows nothing about plans.
@NullMarked
package io.interlock.composer.satisfiability;

import org.jspecify.annotations.NullMarked;
