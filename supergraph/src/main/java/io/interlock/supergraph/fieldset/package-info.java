/// A `fields:` argument of `@key`, `@requires` or `@provides`: parsed, printed, and checked against
/// a small view of the types it is read on.
///
/// Comes in: the text of the argument. Goes out: a {@link FieldSet}, or the faults found in it.
/// This room knows nothing about subgraphs or supergraphs.
@NullMarked
package io.interlock.supergraph.fieldset;

import org.jspecify.annotations.NullMarked;
