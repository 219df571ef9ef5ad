/// The shop on loopback.
///
/// In: the shop. Out: addresses of its subgraphs and of the one server with the whole graph, their
/// supergraph as a file, and how often each was asked. Knows nothing of the routers in front of it.
@NullMarked
package io.interlock.benchmarks.load.site;

import org.jspecify.annotations.NullMarked;
