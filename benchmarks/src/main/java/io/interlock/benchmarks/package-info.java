/// Measurements of parts, with JMH.
///
/// Comes in: the operations and supergraphs under `src/main/resources`. Goes out: figures, which
/// belong into `results/` with the machine and the command. Nothing of the product knows of this
/// room.
@NullMarked
package io.interlock.benchmarks;

import org.jspecify.annotations.NullMarked;
