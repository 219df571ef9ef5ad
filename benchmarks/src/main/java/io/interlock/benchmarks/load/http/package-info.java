/// HTTP/1.1 for load runs, with as little work for each message as there can be.
///
/// In: bytes of connections. Out: whole messages; and a server that remembers its answers, so that
/// subgraphs cost next to nothing. Knows nothing of GraphQL and of routers.
@NullMarked
package io.interlock.benchmarks.load.http;

import org.jspecify.annotations.NullMarked;
