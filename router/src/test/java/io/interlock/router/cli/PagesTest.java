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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of `docs/plans.md` say what the page says they do. `-Dgolden=write` writes it anew.
class PlansPageTest {
  private static final Path DOCS =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().getParent().resolve("docs");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```console\n\\$ bin/interlock ([^\n>]*[^ \n>])(?: > (\\S+))?\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void everyCommandSaysWhatThePageSays() throws IOException {
    copyInputs();
    Path page = DOCS.resolve("plans.md");
    String text = Files.readString(page);

    String played =
        EXAMPLE.matcher(text).replaceAll(example -> Matcher.quoteReplacement(play(example)));

    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(page, played);
    }
    assertThat(EXAMPLE.matcher(text).results()).hasSizeGreaterThan(4);
    assertThat(page).as("rewrite with -Dgolden=write").content().isEqualTo(played);
  }

  private void copyInputs() throws IOException {
    try (var inputs = Files.list(DOCS.resolve("plans"))) {
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
