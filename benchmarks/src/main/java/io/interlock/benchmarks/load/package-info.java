/// Load runs against routers: the command, what it measures, and how it reports that.
///
/// In: names of routers and operations. Out: Markdown tables of requests per second, latencies,
/// processor time and memory. Knows nothing about how a router is started and how a load is made.
@NullMarked
package io.interlock.benchmarks.load;

import org.jspecify.annotations.NullMarked;
