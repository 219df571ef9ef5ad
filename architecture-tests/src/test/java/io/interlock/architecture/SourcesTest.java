package io.interlock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rules about the files of product code. Every fault names its file.
final class SourcesTest {
  private static final int MOST_LINES = 400;
  private static final Path ROOT = Path.of("..");
  private static final Map<String, List<String>> LINES = new TreeMap<>();

  @BeforeAll
  static void readAll() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = ROOT.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(".java") && name.contains("/src/main/java/")) {
          LINES.put(name, Files.readAllLines(file));
        }
      }
    }
  }

  @Test
  void thereAreSourcesToLookAt() {
    assertThat(LINES).hasSizeGreaterThan(100);
  }

  @Test
  void noFileIsLongerThan400Lines() {
    assertThat(LINES.entrySet().stream().filter(file -> file.getValue().size() > MOST_LINES))
        .extracting(file -> file.getKey() + ": " + file.getValue().size() + " lines")
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(LINES.entrySet().stream())
        .filteredOn(file -> file.getKey().endsWith("/package-info.java"))
        .filteredOn(file -> !file.getValue().getFirst().startsWith("/// "))
        .extracting(Map.Entry::getKey)
        .isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(LINES.entrySet().stream())
        .filteredOn(file ->
            file.getValue().stream()
                .anyMatch(line -> line.contains("TODO") || line.contains("FIXME")))
        .extracting(Map.Entry::getKey)
        .isEmpty();
  }
}
