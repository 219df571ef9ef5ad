package io.interlock.router.cli;

import io.interlock.router.cli.StoreCommand.ConfigOption;
import io.interlock.router.store.Migrated;
import io.interlock.router.store.Migration;
import io.interlock.router.store.SqliteFile;
import io.interlock.router.store.StoreMigrations;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `interlock store migrate`: the format of the store, forwards and back.
@Command(
    name = "migrate",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Show or change the format of the store. Opening an older store does 'up' by itself.",
      "'up' and 'down' copy a SQLite file before they change it. Stop the router before 'down'."
    })
final class StoreMigrateCommand implements Runnable {

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  private StoreMigrateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new StoreMigrateCommand(terminal));
  }

  /// Called without a command.
  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "expected a command, got none");
  }

  @Command(description = "List the steps, and when each was done.")
  int status(@Mixin ConfigOption config) {
    StoreMigrations migrations = migrations(config);
    for (Migration step : StoreCommand.done(migrations.status())) {
      terminal
          .out()
          .printf(
              "%3d  %-20s  %s%n",
              step.number(),
              step.description(),
              step.isApplied() ? "since " + step.appliedAt() : "pending");
    }
    return ExitCode.OK;
  }

  @Command(description = "Show the SQL that 'up' would run.")
  int plan(@Mixin ConfigOption config) {
    return planUp(migrations(config));
  }

  @Command(description = "Bring the store to the newest format; make it when there is none.")
  int up(
      @Mixin ConfigOption config,
      @Option(names = "--dry-run", description = "Show the SQL and run nothing.")
          boolean isDryRun) {
    StoreMigrations migrations = migrations(config);
    return isDryRun ? planUp(migrations) : say("done", StoreCommand.done(migrations.up()));
  }

  @Command(description = "Undo the newest step, and with it what only its format can hold.")
  int down(
      @Mixin ConfigOption config,
      @Option(
              names = "--steps",
              paramLabel = "N",
              defaultValue = "1",
              description = "Undo so many steps (default: ${DEFAULT-VALUE}).")
          int steps,
      @Option(names = "--dry-run", description = "Show the SQL and run nothing.")
          boolean isDryRun) {
    if (steps < 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec).subcommands().get("down"),
          "--steps: expected 1 or more, got " + steps);
    }
    StoreMigrations migrations = migrations(config);
    return isDryRun
        ? planDown(migrations, steps)
        : say("undone", StoreCommand.done(migrations.down(steps)));
  }

  private int planUp(StoreMigrations migrations) {
    StoreCommand.done(migrations.status()).stream()
        .filter(step -> !step.isApplied())
        .forEach(step -> print(step, migrations.script(step, false)));
    return ExitCode.OK;
  }

  private int planDown(StoreMigrations migrations, int steps) {
    StoreCommand.done(migrations.status()).reversed().stream()
        .filter(Migration::isApplied)
        .limit(steps)
        .forEach(step -> print(step, migrations.script(step, true)));
    return ExitCode.OK;
  }

  private void print(Migration step, String sql) {
    terminal.out().println("-- " + step.number() + " " + step.description());
    terminal.out().println(sql + System.lineSeparator());
  }

  private int say(String participle, Migrated migrated) {
    List<Migration> steps = migrated.done();
    if (steps.isEmpty()) {
      terminal.err().println("nothing to do");
    }
    steps.forEach(step ->
        terminal.err().println(participle + ": " + step.number() + " " + step.description()));
    if (migrated.copy() != null) {
      terminal.err().println("the store as it was before: " + migrated.copy());
    }
    return ExitCode.OK;
  }

  private StoreMigrations migrations(ConfigOption config) {
    SqliteFile store = config.store(terminal);
    return StoreMigrations.of(store, InstantSource.system());
  }
}
