/// The operation in normal form: fragments expanded, equal fields merged, conditions kept.
///
/// Comes in: a parsed and validated document. Goes out: {@link NormalizedOperation}, with the tree
/// that is planned and the tree that the client sees. This room knows nothing about subgraphs.
@NullMarked
package io.interlock.planner.operation;

import org.jspecify.annotations.NullMarked;
