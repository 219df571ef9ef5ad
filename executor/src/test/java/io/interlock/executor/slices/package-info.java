/// Random edits of the schemas under operations that are prepared: where an operation's slice holds
/// in the edited supergraph, preparing it anew must come to the same; and where it is no longer
/// valid, a change of the API schema that concerns it must be to blame.
///
/// In: the golden conversations and a seed. Out: how many operations survived how many edits. One
/// seed always makes the same edits.
@NullMarked
package io.interlock.executor.slices;

import org.jspecify.annotations.NullMarked;
