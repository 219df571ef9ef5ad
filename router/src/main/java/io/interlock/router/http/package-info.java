/// The HTTP/1.1 server. Bytes of client connections come in; {@link HttpExchange}s go to an {@link
/// HttpHandler}, and its answers go out, in the order of the requests.
///
/// This room knows connections, limits, deadlines and routes. It knows nothing about GraphQL,
/// schemas or what a route does.
@NullMarked
package io.interlock.router.http;

import org.jspecify.annotations.NullMarked;
