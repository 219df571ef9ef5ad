package io.interlock.router.cli;

import io.interlock.router.telemetry.LogSetup;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `interlock`, the command that holds all others.
@Command(
    name = "interlock",
    description = "An Apollo Federation v2 compatible supergraph router.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done; 1 refused or failed, with the reason on standard error; 64 wrong"
          + " command",
      "line; 70 a bug in Interlock. Commands to a running router also: 3 something else serves"
          + " than",
      "expected; 66 no such service; 75 worth trying again; 77 not allowed."
    })
public final class Interlock implements Runnable {

  /// Lines of help fit a terminal of 100 columns.
  private static final int HELP_WIDTH = 100;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean isHelpWanted;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean isVersionWanted;

  @Spec private @Nullable CommandSpec spec;

  private Interlock() {}

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] arguments) {
    int exitCode = run(Terminal.ofProcess(), arguments);
    LogSetup.close();
    System.exit(exitCode);
  }

  /// Runs a command in this process.
  ///
  /// @return the exit code
  public static int run(Terminal terminal, String... arguments) {
    @Nullable ServeCommand plain = ServeCommand.ofPlainLine(terminal, arguments);
    int exitCode =
        plain == null ? commandLine(terminal).execute(arguments) : serve(terminal, plain);
    terminal.out().flush();
    terminal.err().flush();
    return exitCode;
  }

  private static int serve(Terminal terminal, ServeCommand command) {
    try {
      return command.call();
    } catch (RuntimeException e) {
      return failed(terminal, "interlock serve", e);
    }
  }

  /// Called without a command.
  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "expected a command, got none");
  }

  static CommandLine commandLine(Terminal terminal) {
    CommandLine line = new CommandLine(new Interlock());
    line.addSubcommand(new ServeCommand(terminal))
        .addSubcommand(new ComposeCommand(terminal))
        .addSubcommand(new DiffCommand(terminal))
        .addSubcommand(new ApplyCommand(terminal))
        .addSubcommand(new CheckCommand(terminal))
        .addSubcommand(new RollbackCommand(terminal))
        .addSubcommand(new PromoteCommand(terminal))
        .addSubcommand(new HistoryCommand(terminal))
        .addSubcommand(new StatusCommand(terminal))
        .addSubcommand(new PlanCommand(terminal))
        .addSubcommand(new GraphCommand(terminal))
        .addSubcommand(new PathsCommand(terminal))
        .addSubcommand(new FetchesCommand(terminal))
        .addSubcommand(new ShapeCommand(terminal))
        .addSubcommand(new InitCommand(terminal))
        .addSubcommand(StoreCommand.line(terminal))
        .addSubcommand(new DemoCommand(terminal))
        .addSubcommand(new RehearseCommand(terminal))
        .addSubcommand(new VersionCommand(terminal));
    line.setOut(new PrintWriter(terminal.out(), true));
    line.setErr(new PrintWriter(terminal.err(), true));
    line.setUsageHelpWidth(HELP_WIDTH);
    line.setParameterExceptionHandler((fault, arguments) -> wrongArguments(terminal, fault));
    line.setExecutionExceptionHandler((fault, command, parsed) ->
        failed(terminal, command.getCommandSpec().qualifiedName(), fault));
    return line;
  }

  private static int wrongArguments(Terminal terminal, ParameterException fault) {
    String command = fault.getCommandLine().getCommandSpec().qualifiedName();
    String reason = String.valueOf(fault.getMessage()).replaceAll("\\s+", " ");
    terminal.err().println(command + ": " + reason + " (see " + command + " --help)");
    return ExitCode.USAGE;
  }

  private static int failed(Terminal terminal, String command, Exception fault) {
    if (fault instanceof CommandFailure failure) {
      String message = String.valueOf(failure.getMessage());
      message.lines().forEach(text -> terminal.err().println(command + ": " + text));
      return failure.exitCode();
    }
    terminal.err().println(command + ": a bug in Interlock, please report it");
    fault.printStackTrace(terminal.err());
    return ExitCode.INTERNAL;
  }
}
