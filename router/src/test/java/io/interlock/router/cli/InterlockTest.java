package io.interlock.router.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterlockTest {

  private static final Path HELP =
      Path.of(System.getProperty("basedir", "."), "src/test/resources/io/interlock/router/cli");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "serve",
        "compose",
        "diff",
        "apply",
        "check",
        "rollback",
        "promote",
        "history",
        "status",
        "plan",
        "graph",
        "paths",
        "fetches",
        "shape",
        "init",
        "demo",
        "rehearse",
        "store",
        "store backup",
        "store migrate",
        "store migrate down",
        "version"
      })
  void explainsEveryCommand(String command) throws IOException {
    String name = command.isEmpty() ? "interlock" : command.replace(' ', '-');
    Path golden = HELP.resolve(name + ".help.txt");

    Shell.Said said = shell().run((command + " --help").strip().split(" "));

    assertThat(said.exitCode()).isZero();
    assertThat(said.err()).isEmpty();
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, said.out());
    }
    assertThat(golden).as("rewrite with -Dgolden=write").content().isEqualTo(said.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--frob                  | interlock: Unknown option: '--frob' (see interlock --help)",
        "frobnicate              | interlock: Unmatched argument at index 0: 'frobnicate' (see"
            + " interlock --help)",
        "init --frob             | interlock init: Unknown option: '--frob' (see interlock init"
            + " --help)",
        "compose --format xml    | interlock compose: Invalid value for option '--format': expected"
            + " one of [sdl, json] (case-sensitive) but was 'xml' (see interlock compose --help)",
        "compose                 | interlock compose: expected --config, --batch or NAME=FILE, got"
            + " nothing and no gateway.yaml here (see interlock compose --help)",
        "compose --batch - a=b   | interlock compose: --batch takes neither --config nor NAME=FILE"
            + " (see interlock compose --help)",
        "plan --supergraph a     | interlock plan: Missing required option: '--operation=FILE'"
            + " (see interlock plan --help)",
        "plan --operation a      | interlock plan: expected either --supergraph or NAME=FILE, got"
            + " neither (see interlock plan --help)",
        "apply                   | interlock apply: Missing required parameter: 'NAME' (see"
            + " interlock apply --help)",
        "apply a --timeout 0     | interlock apply: --timeout: expected at least 1, got 0 (see"
            + " interlock apply --help)",
        "apply a --idempotency-key ä | interlock apply: --idempotency-key: expected 1 to 255"
            + " letters, digits or signs (see interlock apply --help)",
        "history --against 1     | interlock history: --against: expected --diff as well (see"
            + " interlock history --help)",
        "apply a --token x       | interlock apply: Unknown option: '--token' (see interlock apply"
            + " --help)",
        "serve --port many       | interlock serve: Invalid value for option '--port': 'many' is"
            + " not an int (see interlock serve --help)"
      })
  void aWrongCommandLineIsOneLineAndExit64(String line, String expected) {
    Shell.Said said = shell().run(line.strip().split(" +", -1));

    assertThat(said.exitCode()).isEqualTo(64);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).isEqualTo(expected + System.lineSeparator());
  }

  @Test
  void understandsTheCommandsOfThePageForPipelines() throws IOException {
    String page = Files.readString(HELP.resolve("../../../../../../../../docs/ci.md"));
    Pattern block = Pattern.compile("```.*?```", Pattern.DOTALL);
    Pattern quoted = Pattern.compile("\"[^\"]*\"");
    Pattern command = Pattern.compile("^(?: *|.*run: )interlock (\\w+(?: [^|]+)?)(?: \\|\\|.*)?$");

    List<String> commands =
        block
            .matcher(page)
            .results()
            .flatMap(found -> found.group().lines())
            .map(line -> command.matcher(quoted.matcher(line).replaceAll("text")))
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .toList();

    assertThat(commands).hasSizeGreaterThan(5);
    for (String line : commands) {
      assertThatCode(() -> Interlock.commandLine(Terminal.ofProcess()).parseArgs(line.split(" ")))
          .as(line)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void expectsACommand() {
    Shell.Said said = shell().run();

    assertThat(said.exitCode()).isEqualTo(64);
    assertThat(said.err()).startsWith("interlock: expected a command, got none").hasLineCount(1);
  }

  @Test
  void saysItsVersion() {
    Shell.Said said = shell().run("version");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).matches("interlock \\d+\\.\\d+\\.\\d+\\S* \\(Java \\d+.*\\)\\R");
    assertThat(shell().run("--version").out()).isEqualTo(said.out());
  }

  @Test
  void initWritesOnceAndOverOnlyByForce() throws IOException {
    Path file = folder.resolve("gateway.yaml");

    assertThat(shell().run("init").exitCode()).isZero();
    String written = Files.readString(file);
    Files.writeString(file, "mine");
    Shell.Said refused = shell().run("init");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo(
            "interlock init: gateway.yaml exists already; --force writes over it"
                + System.lineSeparator());
    assertThat(file).hasContent("mine");
    assertThat(shell().run("init", "--force").exitCode()).isZero();
    assertThat(file).content().isEqualTo(written);
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
