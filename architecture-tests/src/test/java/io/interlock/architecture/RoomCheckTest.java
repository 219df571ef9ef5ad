package io.interlock.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The check itself, on three small rooms.
final class RoomCheckTest {
  private static final String ROOT = "io.interlock.architecture.sample";
  private static final JavaClasses SAMPLE = new ClassFileImporter().importPackages(ROOT);
  private static final String LIBRARIES =
      """

      | library | packages |
      | --- | --- |
      | assertj | `org.assertj.core` |
      """;

  private static Set<String> faults(String rows) {
    String page = "| room | what | may import |\n| --- | --- | --- |\n" + rows + LIBRARIES;
    return new RoomCheck(ArchitectureMap.parse(page), ROOT).faults(SAMPLE);
  }

  @Test
  void agreesWithCodeThatKeepsToTheMap() {
    assertThat(
            faults(
                """
                | `kitchen` | cooks | `cellar` [assertj] |
                | `cellar` | stores | – |
                | `attic` | haunts | – |
                """))
        .isEmpty();
  }

  @Test
  void namesARoomThatMayNotBeImported() {
    assertThat(
            faults(
                """
                | `kitchen` | cooks | – [assertj] |
                | `cellar` | stores | – |
                | `attic` | haunts | – |
                """))
        .isNotEmpty()
        .allMatch(fault ->
            fault.startsWith("kitchen.Cook uses io.interlock.architecture.sample.cellar.Wine")
                && fault.endsWith("and not cellar."));
  }

  @Test
  void namesALibraryThatMayNotBeUsed() {
    assertThat(
            faults(
                """
                | `kitchen` | cooks | `cellar` |
                | `cellar` | stores | – |
                | `attic` | haunts | – |
                """))
        .isNotEmpty()
        .allMatch(fault -> fault.endsWith("and not org.assertj.core.data."));
  }

  @Test
  void namesRoomsWithoutRowAndRowsWithoutRoom() {
    assertThat(
            faults(
                """
                | `kitchen` | cooks | `cellar` [assertj] |
                | `cellar` | stores | – |
                | `garden` | grows | – |
                """))
        .containsExactly(
            "Room attic has classes, but no row in docs/architecture.md.",
            "Room garden has a row in docs/architecture.md, but no classes.");
  }

  @Test
  void namesARoomThatIsThereTooEarly() {
    assertThat(
            faults(
                """
                | `kitchen` | cooks | `*` [assertj] |
                | `cellar` | stores | – |
                | `attic` *(later)* | haunts | – |
                | `garden` *(later)* | grows | – |
                """))
        .containsExactly("Room attic is marked as later, but has classes.");
  }

  @Test
  void refusesAMapThatRefersToNothing() {
    assertThatThrownBy(() -> faults("| `kitchen` | cooks | `pantry` |\n"))
        .hasMessageContaining("pantry, which has no row");
    assertThatThrownBy(() -> faults("| `kitchen` | cooks | – [junit] |\n"))
        .hasMessageContaining("junit, which is not in the library table");
  }
}
