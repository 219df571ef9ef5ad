package io.interlock.benchmarks.load;

import io.interlock.benchmarks.load.operation.Operation;
import io.interlock.benchmarks.load.router.RouterKind;
import io.interlock.benchmarks.load.router.RouterKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command behind `benchmarks/load`.
@Command(
    name = "benchmarks/load",
    description = {
      "Puts routers under load, in turns, checks every answer, and prints what they cost.",
      "Each operation begins with fresh processes. The first router's figures are also given as"
          + " ratios to the others'."
    },
    sortOptions = false)
public final class LoadCommand implements Callable<Integer> {

  /// The project's folder; the launcher starts there.
  private static final Path ROOT = Path.of("").toAbsolutePath();

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "[compare] ROUTER",
      description = "What to run; --list names them all.")
  private List<String> routers = new ArrayList<>();

  @Option(
      names = "--operations",
      split = ",",
      paramLabel = "NAME",
      description = "Separated by commas; all without.")
  private List<String> operations = new ArrayList<>();

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      description = "Seconds of load before the first round (${DEFAULT-VALUE}).")
  private int warmUp = 20;

  @Option(
      names = "--from-start",
      description = {
        "Also measure the first 1,000 requests after the start, and those of the 10 s after them,"
            + " before the warm-up."
      })
  private boolean isFromStart;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Seconds of each measured round (${DEFAULT-VALUE}).")
  private int seconds = 10;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds of each router, of which the medians are taken (${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "Each with one request at a time (${DEFAULT-VALUE}).")
  private int connections = 64;

  @Option(
      names = "--open-loop",
      paramLabel = "SHARE",
      description = {
        "Afterwards also send at a constant rate: this share of what the router did in the closed"
            + " loop, for example 0.5. Latencies count from when a request was due."
      })
  private double openLoop;

  @Option(
      names = "--heap",
      description = {
        "Also ask Java routers what they allocate. That needs a management agent in them, so take"
            + " their memory from a run without."
      })
  private boolean isCountingHeap;

  @Option(names = "--out", paramLabel = "FILE", description = "Where else to write the report.")
  private @Nullable Path out;

  @Option(names = "--list", help = true, description = "Name the routers and operations.")
  private boolean isList;

  @Option(names = "--help", usageHelp = true, description = "Show this help.")
  private boolean isHelp;

  private List<String> commandLine = List.of();

  public static void main(String[] arguments) {
    LoadCommand command = new LoadCommand();
    command.commandLine = List.of(arguments);
    System.exit(new CommandLine(command).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    RouterKinds kinds = new RouterKinds(ROOT);
    if (isList) {
      kinds.names().forEach(System.out::println);
      Operation.all()
          .forEach(operation -> System.out.println(operation.name() + ": " + operation.says()));
      return 0;
    }
    Settings settings =
        new Settings(
            connections,
            isFromStart,
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(seconds),
            rounds,
            isCountingHeap,
            openLoop);
    Report report = new Report(head());
    List<RouterKind> contenders = kinds(kinds);
    List<Operation> chosen = operations();
    try (Comparison comparison = new Comparison(settings, report)) {
      comparison.run(contenders, chosen);
    } finally {
      tell(report); // also what was measured before a failure
    }
    return 0;
  }

  private void tell(Report report) throws IOException {
    System.out.println(report);
    if (out != null) {
      Files.writeString(out, report.toString());
    }
  }

  private List<String> head() throws IOException {
    return List.of(
        "Machine: " + Machine.described() + ".",
        "Command: `benchmarks/load " + String.join(" ", commandLine) + "`",
        """
        %d connections; %d s of warm-up for every router and operation, in a fresh process; the medians of %d rounds of %d s, \
        in turns; every answer checked. CPU is user and system time of the router's process tree; load and subgraphs run in \
        another process on the same processors.\
        """
            .formatted(connections, warmUp, rounds, seconds));
  }

  private List<RouterKind> kinds(RouterKinds known) {
    List<String> names = new ArrayList<>(routers);
    names.removeIf("compare"::equals);
    return names.stream()
        .map(name -> known.named(name).orElseThrow(() -> unknown("router", name, known.names())))
        .toList();
  }

  private List<Operation> operations() {
    if (operations.isEmpty()) {
      return Operation.all();
    }
    List<String> known = Operation.all().stream().map(Operation::name).toList();
    return operations.stream()
        .map(name -> Operation.named(name).orElseThrow(() -> unknown("operation", name, known)))
        .toList();
  }

  private ParameterException unknown(String what, String name, List<String> known) {
    return new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(),
        "no %s %s, only %s".formatted(what, name, String.join(", ", known)));
  }
}
