/// Fetches the SDL of a subgraph. A service of `gateway.yaml` comes in; its SDL goes out, or why
/// there is none, with every try that was made.
///
/// This room knows HTTP answers, retries and `_service`. It does not look into the SDL: whether it
/// is well-formed is the composer's business.
@NullMarked
package io.interlock.router.sdl;

import org.jspecify.annotations.NullMarked;
