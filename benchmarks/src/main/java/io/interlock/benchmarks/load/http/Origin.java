package io.interlock.benchmarks.load.http;

/// Where a memoising server gets what it has not answered before. May be asked by many threads at
/// once.
@FunctionalInterface
public interface Origin {
  /// @return the body of the answer, whose status is 200
  byte[] answer(byte[] request);
}
