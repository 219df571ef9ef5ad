/// Legal moves on the query graph: one step by a field or a down-cast, directly or through jumps,
/// with the conditions resolved on the way; dead ends with their reasons. Satisfiability and
/// planning walk with these same legs.
@NullMarked
package io.interlock.supergraph.walk;

import org.jspecify.annotations.NullMarked;
