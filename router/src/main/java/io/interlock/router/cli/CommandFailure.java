package io.interlock.router.cli;

import java.util.List;

/// A command cannot go on for a reason that its user can do something about. What it says reaches
/// standard error without a stack trace.
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /// One line; exit code 1.
  CommandFailure(String line) {
    this(ExitCode.FAILED, line);
  }

  /// Several lines, for example every fault of a file; exit code 1.
  CommandFailure(List<String> lines) {
    this(String.join("\n", lines));
  }

  /// One line.
  ///
  /// @param exitCode what the process ends with
  CommandFailure(int exitCode, String line) {
    super(line, null, false, false);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
