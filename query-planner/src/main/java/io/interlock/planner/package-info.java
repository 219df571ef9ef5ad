/// Turns an operation into a query plan.
///
/// Comes in: a supergraph and a validated operation. Goes out: a `QueryPlan`, or what cannot be
/// planned. This module knows nothing about how a plan is run.
@NullMarked
package io.interlock.planner;

import org.jspecify.annotations.NullMarked;
