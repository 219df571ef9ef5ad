/// The executor: runs compiled query plans against subgraphs and writes the client's response.
///
/// Comes in: query plans, variables as JSON bytes, and a {@link
/// io.interlock.executor.subgraph.SubgraphTransport}. Goes out: response bytes. This room knows
/// nothing about HTTP, and nothing about how a plan was found.
@NullMarked
package io.interlock.executor;

import org.jspecify.annotations.NullMarked;
