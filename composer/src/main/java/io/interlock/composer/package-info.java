/// Composition: the SDLs of subgraphs become one supergraph, or a list of errors.
///
/// Comes in: subgraphs by name, routing URL and SDL. Goes out: a {@link CompositionResult}. This
/// room knows nothing about how SDLs are fetched or what is done with the supergraph.
@NullMarked
package io.interlock.composer;

import org.jspecify.annotations.NullMarked;
