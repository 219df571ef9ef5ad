/// The port to the subgraphs: what the executor sends and what comes back. Whoever implements
/// {@link SubgraphTransport} decides how bytes travel.
@NullMarked
package io.interlock.executor.subgraph;

import org.jspecify.annotations.NullMarked;
