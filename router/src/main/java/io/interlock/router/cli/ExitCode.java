package io.interlock.router.cli;

/// What the process ends with; numbers from `sysexits.h` beyond 1.
final class ExitCode {

  static final int OK = 0;

  /// The input was understood and refused, or the router could not do its work.
  static final int FAILED = 1;

  /// The command line itself is wrong.
  static final int USAGE = 64;

  /// A bug.
  static final int INTERNAL = 70;

  private ExitCode() {}
}
