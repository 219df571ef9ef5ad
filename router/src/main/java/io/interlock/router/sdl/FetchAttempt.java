package io.interlock.router.sdl;

/// One try to fetch an SDL.
///
/// @param service the service's name
/// @param n which try, from 1
/// @param outcome `OK`, or in short what went wrong: `TIMEOUT`, `UNREACHABLE`, `HTTP_503`,
///   `NOT_A_SUBGRAPH`, `TOO_LARGE`, `UNSETTLED`
/// @param ms how long it took
public record FetchAttempt(String service, int n, String outcome, long ms) {}
