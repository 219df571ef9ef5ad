/// Writes a supergraph as SDL, in an order that depends on nothing but its content.
///
/// Comes in: a merged schema. Goes out: text. This room knows nothing about subgraphs.
@NullMarked
package io.interlock.composer.print;

import org.jspecify.annotations.NullMarked;
