package io.interlock.router.engine;

/// What came of telling the requests on an epoch to end.
public sealed interface EpochCut {
  /// They were told to.
  ///
  /// @param requests how many held it
  record Cut(long requests) implements EpochCut {}

  /// New requests need it: it serves or stands by.
  record Needed(EngineStatus.State state) implements EpochCut {}

  /// No such epoch is alive.
  record Unknown() implements EpochCut {}
}
