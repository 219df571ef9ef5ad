/// What changed between two API schemas: each change with its coordinate, and whether it breaks
/// clients, may break them, or is safe.
///
/// Comes in: two API schemas, and for the question which changes concern an operation, the
/// operation. Goes out: {@link SchemaChanges}. This room knows nothing about subgraphs and joins,
/// and does not decide whether a change is allowed.
@NullMarked
package io.interlock.supergraph.diff;

import org.jspecify.annotations.NullMarked;
