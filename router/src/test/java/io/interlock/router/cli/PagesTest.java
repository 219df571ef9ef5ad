package io.interlock.router.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands of a page in `docs` say what the page says they do, with the files of the folder
/// that is called like it. `-Dgolden=write` writes it anew.
class PagesTest {
  private static final Path DOCS =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().getParent().resolve("docs");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```console\n\\$ bin/interlock ([^\n>]*[^ \n>])(?: > (\\S+))?\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"plans, 5", "schema-changes, 2"})
  void everyCommandSaysWhatThePageSays(String name, int atLeast) throws IOException {
    copyInputs(DOCS.resolve(name));
    Path page = DOCS.resolve(name + ".md");
    String text = Files.readString(page);

    String played =
        EXAMPLE.matcher(text).replaceAll(example -> Matcher.quoteReplacement(play(example)));

    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(page, played);
    }
    assertThat(EXAMPLE.matcher(text).results()).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(page).as("rewrite with -Dgolden=write").content().isEqualTo(played);
  }

  private void copyInputs(Path from) throws IOException {
    try (var inputs = Files.list(from)) {
      for (Path input : inputs.toList()) {
        Files.copy(input, folder.resolve(input.getFileName()));
      }
    }
  }

  /// The example with what the command said.
  private String play(MatchResult example) {
    List<String> arguments = List.of(example.group(1).split(" "));
    Shell.Said said = new Shell(folder).run(arguments.toArray(String[]::new));
    assertThat(said.err()).as(example.group(1)).isEmpty();
    String shown = said.out();
    if (example.group(2) != null) {
      write(folder.resolve(example.group(2)), said.out());
      shown = "";
    }
    String command = example.group().substring(0, example.start(3) - example.start());
    return command + shown + "```";
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
