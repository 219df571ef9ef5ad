package io.interlock.router.cli;

/// What the process ends with; numbers from `sysexits.h` beyond 3.
final class ExitCode {

  static final int OK = 0;

  /// The input was understood and refused, or the router could not do its work.
  static final int FAILED = 1;

  /// Something else serves than the caller expects.
  static final int CONFLICT = 3;

  /// The command line itself is wrong.
  static final int USAGE = 64;

  /// A running router knows nothing of that name.
  static final int NOT_FOUND = 66;

  /// A bug.
  static final int INTERNAL = 70;

  /// Nothing is wrong with the request; the same may succeed later.
  static final int TRY_AGAIN = 75;

  /// A running router does not take this from the caller.
  static final int NOT_ALLOWED = 77;

  private ExitCode() {}

  /// What a pipeline shall make of the HTTP status of an admin call's answer.
  static int ofStatus(int status) {
    return switch (status) {
      case 400, 405 -> USAGE;
      case 401, 403 -> NOT_ALLOWED;
      case 404 -> NOT_FOUND;
      case 408, 429, 502, 503, 504 -> TRY_AGAIN;
      case 409, 412 -> CONFLICT;
      default -> {
        if (status >= 500) {
          yield INTERNAL;
        }
        yield status >= 200 && status < 300 ? OK : FAILED;
      }
    };
  }
}
