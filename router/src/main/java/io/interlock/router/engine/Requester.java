package io.interlock.router.engine;

/// Who asks for an engine, as far as a canary wants to know.
public interface Requester {
  /// Equal for requests that should take the same engine while a canary runs. Asked for only then.
  int identity();
}
