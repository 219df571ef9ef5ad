package io.interlock.router.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `interlock version`.
@Command(name = "version", description = "Show the version of Interlock and of Java.")
final class VersionCommand implements Callable<Integer> {

  private final Terminal terminal;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().println(Version.line());
    return ExitCode.OK;
  }
}
