package io.interlock.router.store;

import java.time.Duration;

/// What the store keeps.
///
/// @param revisions the newest ones, with their texts
/// @param audit how old a line may be
record Retention(int revisions, Duration audit) {

  Retention {
    if (revisions < 1) {
      throw new IllegalArgumentException("revisions: expected 1 or more, got " + revisions);
    }
  }

  /// The newest revision that goes when `head` comes.
  long dropped(long head) {
    return head - revisions;
  }
}
