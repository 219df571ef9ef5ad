package io.interlock.router.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {

  @TempDir Path folder;

  /// It ends with 0 only if every answer was as it should be, and the change was applied.
  @Test
  void playsARouterWithItsSubgraphsFromStartToEnd() {
    Shell.Said said = new Shell(folder).run("rehearse", "--rounds", "1", "stage");

    assertThat(said.err()).isEmpty();
    assertThat(said.exitCode()).isZero();
    assertThat(folder.resolve("stage/supergraph.graphql")).content().contains("studio: String");
  }

  @Test
  void leavesNothingOutsideItsFolder() {
    new Shell(folder).run("rehearse", "--rounds", "1", "stage");

    assertThat(folder)
        .isDirectoryNotContaining("glob:**/data")
        .isDirectoryContaining("glob:**/stage");
    assertThat(folder.toFile().list()).containsExactly("stage");
  }
}
