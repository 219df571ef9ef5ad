/// The executor's port to the subgraphs, over HTTP: one POST for each request.
///
/// Comes in: GraphQL requests as JSON, by the subgraph's name. Goes out: the answer's bytes, or a
/// failure in words that may reach clients. Identical queries of one event loop that are in flight
/// at once are one POST. This room does not look into requests or answers.
@NullMarked
package io.interlock.router.subgraph;

import org.jspecify.annotations.NullMarked;
