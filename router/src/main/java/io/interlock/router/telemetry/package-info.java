/// What the router tells about itself: metrics and one log line a request.
///
/// Comes in: what happened, from every other room, as plain method calls. Goes out: the text of
/// `/metrics`, and lines on standard error.
///
/// This room knows nothing about how requests are served or schemas are applied; it never sees a
/// variable, a token or an SDL.
@NullMarked
package io.interlock.router.telemetry;

import org.jspecify.annotations.NullMarked;
