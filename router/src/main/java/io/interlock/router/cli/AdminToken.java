package io.interlock.router.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The token that admin calls carry, out of a file or the environment: an argument could be seen by
/// everybody on the machine. No message repeats it.
final class AdminToken {

  private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

  private AdminToken() {}

  /// @return null when there is none
  /// @throws CommandFailure when the file cannot be read or holds something else
  static @Nullable String read(Terminal terminal, @Nullable Path file) {
    if (file != null) {
      return checked(file.toString(), Inputs.read(terminal, file));
    }
    @Nullable String variable = terminal.environment().get("INTERLOCK_ADMIN_TOKEN");
    return variable == null || variable.isEmpty()
        ? null
        : checked("INTERLOCK_ADMIN_TOKEN", variable);
  }

  private static String checked(String source, String text) {
    String token = text.strip();
    if (!VISIBLE.matcher(token).matches()) {
      throw new CommandFailure(source + ": expected a token: visible ASCII characters, no spaces");
    }
    return token;
  }
}
