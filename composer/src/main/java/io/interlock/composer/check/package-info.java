/// What must hold of the merged supergraph as a whole, one file per rule.
///
/// Comes in: a merged supergraph and its subgraphs. Goes out: errors. This room knows nothing about
/// how elements are merged.
@NullMarked
package io.interlock.composer.check;

import org.jspecify.annotations.NullMarked;
