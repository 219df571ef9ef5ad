package io.interlock.router.sdl;

/// Why there is no SDL.
public enum SdlFailure {
  /// No connection, or one that broke before the answer was complete.
  SUBGRAPH_UNREACHABLE,
  /// An HTTP status that is not a GraphQL answer: 404, 500, a redirect; or other SDLs in turn.
  SUBGRAPH_ERROR,
  /// No complete answer within the try's time.
  SUBGRAPH_TIMEOUT,
  /// An answer, but not one of a federation subgraph: HTML, no `_service`, an empty SDL.
  NOT_A_SUBGRAPH,
  /// More than `schema.compose.maxSdlBytes`.
  SDL_TOO_LARGE
}
