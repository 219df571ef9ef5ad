/// The routers that load runs compare, as processes.
///
/// In: the shop on loopback. Out: a running router, the processor time and memory of its process
/// and all that it started, and how long it took to answer. Knows nothing of load.
@NullMarked
package io.interlock.benchmarks.load.router;

import org.jspecify.annotations.NullMarked;
