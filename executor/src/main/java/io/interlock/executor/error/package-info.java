/// GraphQL errors: as data, read from subgraph answers, written to clients.
///
/// Comes in: faults of the router and the `errors` of subgraph answers. Goes out: {@link
/// GraphqlError} and the JSON of `errors`. This room knows nothing about plans and slots: whoever
/// reports an error says where in the response it belongs.
@NullMarked
package io.interlock.executor.error;

import org.jspecify.annotations.NullMarked;
