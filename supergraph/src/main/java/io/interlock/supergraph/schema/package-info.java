/// A supergraph as typed facts: which subgraph owns, keys, requires, provides and overrides what;
/// and the API schema that clients see.
///
/// Comes in: supergraph SDL (join spec 0.1 to 0.5), whoever composed it. Goes out: {@link
/// Supergraph} and the look-ups of {@link SchemaView}. This room knows nothing about plans or
/// requests.
@NullMarked
package io.interlock.supergraph.schema;

import org.jspecify.annotations.NullMarked;
