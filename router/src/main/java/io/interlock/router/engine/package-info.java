/// One engine: a supergraph that is served, with its planner, its executor and its prepared
/// operations; and the slot that hands engines to requests and exchanges them.
///
/// Comes in: supergraph SDL, the text of clients' operations. Goes out: prepared operations, leases
/// on the engine that serves. This room knows nothing about HTTP, subgraphs' SDLs, revisions or why
/// an engine is exchanged.
@NullMarked
package io.interlock.router.engine;

import org.jspecify.annotations.NullMarked;
