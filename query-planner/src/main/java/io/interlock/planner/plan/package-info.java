/// The query plan: what is fetched from whom, in which order, and what the client sees of it; with
/// its text and JSON printers.
///
/// Comes in: nothing. Goes out: {@link QueryPlan}. This room knows nothing about how a plan is
/// found or run.
@NullMarked
package io.interlock.planner.plan;

import org.jspecify.annotations.NullMarked;
