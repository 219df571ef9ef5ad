package io.interlock.router.store;

/// How a call to the store ended.
public sealed interface StoreResult<T> {

  /// It was done, and is on disk where the store has one.
  record Done<T>(T value) implements StoreResult<T> {}

  /// It was not done; nothing of it was.
  record Failed<T>(StoreFault fault) implements StoreResult<T> {}
}
