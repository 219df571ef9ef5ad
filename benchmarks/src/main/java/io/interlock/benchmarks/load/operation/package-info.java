/// The operations that load runs send.
///
/// In: the shop, and the one server that has its whole graph. Out: requests, each with its right
/// answer. Knows nothing of routers.
@NullMarked
package io.interlock.benchmarks.load.operation;

import org.jspecify.annotations.NullMarked;
