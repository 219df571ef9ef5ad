package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The commands of README.md give the answers of README.md.
final class ReadmeTest {
  /// One command and the output that the page shows, where `…` stands for anything.
  private record Shown(String command, String output) {
    Pattern pattern() {
      StringBuilder regex = new StringBuilder();
      for (String part : output.split("…", -1)) {
        regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
      }
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
  }

  /// What stands after `$` in the page's `console` blocks, with the lines below it.
  private static List<Shown> shown() throws IOException {
    List<Shown> shown = new ArrayList<>();
    boolean isInside = false;
    for (String line : Files.readAllLines(Command.ROOT.resolve("README.md"))) {
      if (line.startsWith("```")) {
        isInside = line.equals("```console");
      } else if (isInside && line.startsWith("$ ")) {
        shown.add(new Shown(line.substring(2), ""));
      } else if (isInside) {
        Shown last = shown.removeLast();
        shown.add(new Shown(last.command(), (last.output() + "\n" + line).strip()));
      }
    }
    return shown;
  }

  @Test
  void everyCommandGivesTheAnswerThatThePageShows() throws IOException {
    Map<String, Integer> ports =
        Map.of("4001", Router.freePort(), "4002", Router.freePort(), "4101", Router.freePort());
    Process subgraphs = startSubgraphs(ports);
    try (Router router = Router.serving(config(ports))) {
      List<Shown> shown = shown();
      assertThat(shown).hasSizeGreaterThan(5);
      for (Shown one : shown) {
        String command = one.command().replace("localhost:4000", "localhost:" + router.port());
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
          command = command.replace("localhost:" + port.getKey(), "localhost:" + port.getValue());
        }

        Command run = Command.run(Command.ROOT, "bash", "-c", command);

        assertThat(run.output().strip()).as(command).matches(one.pattern());
      }
    } finally {
      subgraphs.destroy();
    }
  }

  private static String config(Map<String, Integer> ports) {
    return """
    services:
    - name: products
      url: http://localhost:%d/graphql
    - name: reviews
      url: http://localhost:%d/graphql
    """
        .formatted(ports.get("4001"), ports.get("4002"));
  }

  /// The example's subgraphs as `bin/interlock demo` starts them, on other ports.
  private static Process startSubgraphs(Map<String, Integer> ports) throws IOException {
    String home =
        Command.run(Command.ROOT, Command.ROOT.resolve("bin/find-jdk").toString()).output().strip();
    Path log = Files.createTempFile("subgraphs", ".log");
    List<String> line =
        List.of(
            Path.of(home, "bin", "java").toString(),
            "-cp",
            Command.ROOT.resolve("examples/schema_update/target/schema_update/lib") + "/*",
            "io.interlock.example.subgraph.ExampleSubgraphs",
            "--products-port",
            String.valueOf(ports.get("4001")),
            "--products-control-port",
            String.valueOf(ports.get("4101")),
            "--reviews-port",
            String.valueOf(ports.get("4002")),
            "--reviews-control-port",
            "0");
    return Command.start(Command.ROOT, line, log, log, Map.of());
  }
}
