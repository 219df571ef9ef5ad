package io.interlock.router.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Files that commands read; a file that cannot be read is one line.
final class Inputs {

  private Inputs() {}

  /// The text of a file.
  ///
  /// @throws CommandFailure when it cannot be read
  static String read(Terminal terminal, Path file) {
    Path resolved = terminal.resolve(file);
    try {
      return Files.readString(resolved);
    } catch (IOException e) {
      String what = Files.isDirectory(resolved) ? "is a folder, not a file" : "could not be read";
      throw failure(file.toString(), what, e);
    }
  }

  /// One line for a file that could not be read or written.
  static CommandFailure failure(String file, String what, IOException cause) {
    return new CommandFailure(
        file
            + ": "
            + switch (cause) {
              case NoSuchFileException e -> "no such file";
              case AccessDeniedException e -> what + ": access denied";
              case CharacterCodingException e -> what + ": not UTF-8";
              default -> what;
            });
  }
}
