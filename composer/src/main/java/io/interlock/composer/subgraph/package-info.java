/// One subgraph: read from its SDL, upgraded from federation 1 where needed, and checked by every
/// rule that can be decided from it alone.
///
/// Comes in: name, URL and SDL. Goes out: a {@link Subgraph}, whose {@link SchemaModel} keeps the
/// place of every element, or errors. The model is also what a supergraph is merged into. This room
/// knows nothing about merging.
@NullMarked
package io.interlock.composer.subgraph;

import org.jspecify.annotations.NullMarked;
