package io.interlock.executor.differential;

/// How one question came out.
sealed interface Outcome {
  /// The router answered as the monolith did.
  record Equal() implements Outcome {}

  /// The router had less, for a reason that only it has; {@link Comparison} lists them.
  record Explained(String where) implements Outcome {}

  /// The router failed.
  ///
  /// @param kind what all occurrences of this fault have in common, as far as a text can tell
  /// @param what the whole story
  record Failed(String kind, String what) implements Outcome {}
}
