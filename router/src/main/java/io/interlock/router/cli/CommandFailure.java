package io.interlock.router.cli;

import java.util.List;

/// A command cannot go on for a reason that its user can do something about. Ends it with exit code
/// 1; what it says reaches standard error without a stack trace.
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// One line.
  CommandFailure(String line) {
    super(line, null, false, false);
  }

  /// Several lines, for example every fault of a file.
  CommandFailure(List<String> lines) {
    this(String.join("\n", lines));
  }
}
