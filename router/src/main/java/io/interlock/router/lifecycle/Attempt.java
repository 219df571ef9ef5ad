package io.interlock.router.lifecycle;

/// One try to fetch an SDL.
///
/// @param n counts from 1
/// @param outcome `OK`, or what went wrong, for example `TIMEOUT`
/// @param ms how long it took
public record Attempt(String service, int n, String outcome, long ms) {}
