package io.interlock.router.engine;

/// Turns an operation's text into something that can be run, or says why not. Called on the
/// planning pool, for several operations at a time.
@FunctionalInterface
interface OperationPreparer {
  OperationOutcome prepare(OperationKey key);
}
