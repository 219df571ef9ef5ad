package io.interlock.supergraph.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/schema-changes.md` lists the types of changes as they are.
class SchemaChangesPageTest {

  @Test
  void hasARowForEveryType() throws IOException {
    List<String> expected = Arrays.stream(ChangeType.values()).map(this::row).toList();

    List<String> rows =
        Files.readAllLines(Path.of("../docs/schema-changes.md")).stream()
            .filter(line -> line.matches("\\| `[A-Z_]+` .*"))
            .toList();

    assertThat(rows).isEqualTo(expected);
  }

  private String row(ChangeType type) {
    String criticalities =
        type.criticalities().stream()
            .map(criticality -> criticality.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s |".formatted(type, criticalities, type.meaning());
  }
}
