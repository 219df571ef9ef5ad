/// Fetch steps: grouped, merged, ordered, with the aliases that keep them valid.
///
/// Comes in: a trail for every leaf. Goes out: the nodes of a query plan. This room knows nothing
/// about how the trails were found.
@NullMarked
package io.interlock.planner.fetch;

import org.jspecify.annotations.NullMarked;
