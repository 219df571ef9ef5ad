/// Composition of large graphs, measured.
///
/// Comes in: a number of subgraphs and a seed. Goes out: the subgraphs' SDLs, the same for the same
/// numbers on every machine, and how long their composition takes. This room knows nothing about
/// other composers; `benchmarks/composition` sets them beside ours.
@NullMarked
package io.interlock.benchmarks.composition;

import org.jspecify.annotations.NullMarked;
