package io.interlock.composer;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.HintCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/composition.md` lists the codes as they are.
class CompositionPageTest {

  @Test
  void hasARowForEveryErrorCodeWithItsHelp() throws IOException {
    List<String> expected =
        Arrays.stream(ErrorCode.values()).map(code -> code + " | " + code.help()).toList();

    assertThat(rows(3))
        .extracting(cells -> cells.get(0) + " | " + cells.get(2))
        .isEqualTo(expected);
  }

  @Test
  void hasARowForEveryHintCodeWithItsLevel() throws IOException {
    List<String> expected =
        Arrays.stream(HintCode.values()).map(code -> code + " | " + code.level()).toList();

    assertThat(rows(2))
        .extracting(cells -> cells.get(0) + " | " + cells.get(1))
        .isEqualTo(expected);
  }

  /// The rows of the table that has so many columns and a code in its first.
  private static List<List<String>> rows(int columns) throws IOException {
    return Files.readAllLines(Path.of("../docs/composition.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
        .filter(cells -> cells.size() == columns)
        .map(cells ->
            Stream.concat(Stream.of(cells.getFirst().replace("`", "")), cells.stream().skip(1))
                .toList())
        .toList();
  }
}
