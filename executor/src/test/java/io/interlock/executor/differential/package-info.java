/// A random differential test of the whole query path: drawn subgraphs are composed, drawn
/// operations planned and executed, and every response is held against the response of a monolith.
///
/// In: a seed. Out: a tally of what was compared, and for a difference the shrunk case as the
/// folder of a golden conversation. One seed always draws the same supergraph, data and operations.
@NullMarked
package io.interlock.executor.differential;

import org.jspecify.annotations.NullMarked;
