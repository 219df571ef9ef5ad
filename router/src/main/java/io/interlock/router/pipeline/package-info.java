/// A client's GraphQL request, from its bytes to the last byte of its answer; one class a stage.
///
/// ```
///   HttpExchange ─▶ ResponseMediaType   what the client wants back, or 406
///                ─▶ RequestDecoder      query, operation name, variables, or 400 405 415
///                ─▶ EngineSlot.lease    one engine for the whole request, or 503
///                ─▶ Engine.operation    parsed, validated, planned; off the event loop when new
///                ─▶ coerce, execute     on the event loop, through the port to the subgraphs; if so
///                                       configured once for all who ask the same meanwhile
///                ─▶ respond             status by GraphQL-over-HTTP; then the lease ends
/// ```
///
/// This room knows HTTP's side of GraphQL. Plans it can only show ({@link
/// io.interlock.router.pipeline.PlanExposure}); it knows nothing about schemas and sockets.
@NullMarked
package io.interlock.router.pipeline;

import org.jspecify.annotations.NullMarked;
