package io.interlock.router.store;

/// How an append to the history ended.
public sealed interface AppendOutcome {

  /// It is the newest revision now.
  record Appended(StoredRevision revision) implements AppendOutcome {}

  /// Another revision came first; nothing was written.
  ///
  /// @param head the newest revision's number; 0 when there is none
  record Conflict(long head) implements AppendOutcome {}

  /// Nothing was written.
  record Failed(StoreFault fault) implements AppendOutcome {}
}
