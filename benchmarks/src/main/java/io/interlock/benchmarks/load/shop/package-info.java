/// The graph that load runs ask: a shop of four subgraphs with the data volume of a well-known
/// public gateway benchmark.
///
/// In: GraphQL requests. Out: answers of each subgraph, and of one server that has the whole graph
/// and so says what a router must answer. Knows nothing of HTTP and of routers.
@NullMarked
package io.interlock.benchmarks.load.shop;

import org.jspecify.annotations.NullMarked;
