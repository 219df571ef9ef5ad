/// Merging: the subgraphs' elements become the supergraph's, one file per kind of element.
///
/// Comes in: subgraphs that are each correct in themselves. Goes out: a {@link MergedSupergraph}
/// with the join spec's directives applied, hints, and the errors that make it worthless if there
/// are any. This room knows nothing about how an SDL is read or printed.
@NullMarked
package io.interlock.composer.merge;

import org.jspecify.annotations.NullMarked;
