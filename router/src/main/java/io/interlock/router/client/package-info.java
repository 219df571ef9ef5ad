/// The HTTP/1.1 client. A request comes in on an event loop; on the same loop its whole answer goes
/// out, or why there is none. Connections are kept alive in pools, one for each loop and origin, so
/// that nothing is ever handed from thread to thread.
///
/// This room knows sockets, TLS, timeouts and limits. It knows nothing about subgraphs or GraphQL.
@NullMarked
package io.interlock.router.client;

import org.jspecify.annotations.NullMarked;
