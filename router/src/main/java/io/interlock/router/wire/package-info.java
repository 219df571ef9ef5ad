/// What HTTP servers and clients share below the level of messages: the heads of HTTP/1.1 messages
/// as bytes, bodies put together from their pieces, and timeouts that cost next to nothing.
///
/// Comes in: names, values, pieces of bodies, an event loop. Goes out: bytes, a call when time is
/// over. This room knows nothing about connections, or about what a message is for.
@NullMarked
package io.interlock.router.wire;

import org.jspecify.annotations.NullMarked;
