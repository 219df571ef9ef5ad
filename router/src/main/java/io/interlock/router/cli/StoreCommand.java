package io.interlock.router.cli;

import io.interlock.router.config.GatewayConfig;
import io.interlock.router.store.SqliteFile;
import io.interlock.router.store.StoreResult;
import io.interlock.router.store.Stores;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `interlock store`.
@Command(
    name = "store",
    synopsisSubcommandLabel = "COMMAND",
    description = "Look after the store that store.url in gateway.yaml names.")
final class StoreCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new StoreCommand())
        .addSubcommand(StoreMigrateCommand.line(terminal))
        .addSubcommand(new Backup(terminal));
  }

  /// Called without a command.
  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "expected a command, got none");
  }

  /// Which gateway.yaml to read.
  static final class ConfigOption {
    @Option(
        names = "--config",
        paramLabel = "FILE",
        defaultValue = "gateway.yaml",
        description = "The gateway.yaml to read (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("gateway.yaml");

    /// @throws CommandFailure when the store is not a file
    SqliteFile store(Terminal terminal) {
      GatewayConfig config = Configs.load(terminal, file, false);
      return Stores.sqliteFile(config.store(), terminal.folder())
          .orElseThrow(() ->
              new CommandFailure(
                  "store.url is memory in " + file + ": there is no store to look after"));
    }
  }

  /// What was done.
  ///
  /// @throws CommandFailure with why it was not
  static <T> T done(StoreResult<T> result) {
    return switch (result) {
      case StoreResult.Done<T> done -> done.value();
      case StoreResult.Failed<T> failed -> throw new CommandFailure(failed.fault().message());
    };
  }

  /// `interlock store backup`.
  @Command(
      name = "backup",
      description = "Copy the store as it is now to a new file, also while a router uses it.")
  static final class Backup implements Callable<Integer> {

    private final Terminal terminal;

    @CommandLine.Mixin private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "FILE", description = "The copy; must not exist.")
    private Path target = Path.of("");

    Backup(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      SqliteFile store = config.store(terminal);
      done(store.backUp(terminal.resolve(target)));
      terminal.err().println("copied " + store.path() + " to " + target);
      return ExitCode.OK;
    }
  }
}
