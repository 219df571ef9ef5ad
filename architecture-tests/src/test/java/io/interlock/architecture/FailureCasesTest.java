package io.interlock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The table of failures in docs/failure-cases.md against the tests that prove its rows.
final class FailureCasesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*");
  private static final Pattern TEST = Pattern.compile("\\bvoid case(\\d+)[A-Z]");

  private static final Set<Integer> PROVEN = new TreeSet<>();
  private static final Set<Integer> LATER = new TreeSet<>();
  private static final Set<Integer> TESTED = new TreeSet<>();

  @BeforeAll
  static void readAll() throws IOException {
    for (String line : Files.readAllLines(ROOT.resolve("docs/failure-cases.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        (line.contains("*(later)*") ? LATER : PROVEN).add(Integer.valueOf(row.group(1)));
      }
    }
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith("Test.java")) {
          TEST.matcher(Files.readString(file))
              .results()
              .forEach(test -> TESTED.add(Integer.valueOf(test.group(1))));
        }
      }
    }
  }

  @Test
  void thereAreCasesAndTestsToLookAt() {
    assertThat(PROVEN).hasSizeGreaterThan(40);
    assertThat(TESTED).hasSizeGreaterThan(40);
  }

  @Test
  void everyCaseIsProvenOrSaidToComeLater() {
    Set<Integer> untested = new TreeSet<>(PROVEN);
    untested.removeAll(TESTED);

    assertThat(untested).as("cases without a method case<Number>…").isEmpty();
  }

  @Test
  void nothingThatIsProvenIsSaidToComeLater() {
    Set<Integer> outdated = new TreeSet<>(LATER);
    outdated.retainAll(TESTED);

    assertThat(outdated).as("cases marked *(later)* that have tests").isEmpty();
  }

  @Test
  void everyTestOfACaseIsAboutOneOfTheTable() {
    Set<Integer> unknown = new TreeSet<>(TESTED);
    unknown.removeAll(PROVEN);
    unknown.removeAll(LATER);

    assertThat(unknown).as("tests of cases that the table does not have").isEmpty();
  }
}
