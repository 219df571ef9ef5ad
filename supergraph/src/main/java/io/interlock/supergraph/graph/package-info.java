/// The query graph: a node is a type in a subgraph; an edge is a field, a key jump, a root jump or
/// a down-cast, with the condition under which it may be taken.
///
/// Comes in: a `Supergraph`. Goes out: an immutable graph, built once. This room knows nothing
/// about operations.
@NullMarked
package io.interlock.supergraph.graph;

import org.jspecify.annotations.NullMarked;
