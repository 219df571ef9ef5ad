package io.interlock.benchmarks.load.http;

/// Hears what a memoising server is asked.
public interface Tap {
  /// A request came; its answer waits a moment, so that others that were sent with it come first.
  void asked(int port, byte[] body);

  /// An answer is about to leave.
  void answering();
}
