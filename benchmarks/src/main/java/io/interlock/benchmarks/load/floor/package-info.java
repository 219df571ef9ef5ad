/// What no router can do for less: processes that pass the traffic on without looking into it.
///
/// In: the same requests that routers get. Out: the same answers, in one case from one server that
/// has them, in the other after the same requests to subgraphs. Knows nothing of GraphQL.
@NullMarked
package io.interlock.benchmarks.load.floor;

import org.jspecify.annotations.NullMarked;
