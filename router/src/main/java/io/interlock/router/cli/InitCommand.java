package io.interlock.router.cli;

import io.interlock.router.config.TemplatePrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `interlock init`.
@Command(
    name = "init",
    description = "Write a gateway.yaml in which every key is shown and explained.")
final class InitCommand implements Callable<Integer> {

  private static final Path FILE = Path.of("gateway.yaml");

  private final Terminal terminal;

  @Option(names = "--force", description = "Write over an existing gateway.yaml.")
  private boolean isForced;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    OpenOption existing = isForced ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW;
    try {
      Files.write(
          terminal.resolve(FILE),
          TemplatePrinter.print().getBytes(StandardCharsets.UTF_8),
          existing,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailure("gateway.yaml exists already; --force writes over it");
    } catch (IOException e) {
      throw Inputs.failure("gateway.yaml", "could not be written", e);
    }
    terminal.err().println("wrote gateway.yaml; set the services' URLs, then run: interlock serve");
    return ExitCode.OK;
  }
}
