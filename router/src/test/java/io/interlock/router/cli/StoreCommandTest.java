package io.interlock.router.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void writeConfig() throws IOException {
    Files.writeString(
        folder.resolve("gateway.yaml"), "store: { url: \"jdbc:sqlite:data/interlock.db\" }\n");
  }

  @Test
  void statusOfNoStoreShowsThatAllIsPendingAndMakesNone() {
    Shell.Said said = run("migrate", "status");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out().lines()).first().isEqualTo("  1  revisions             pending");
    assertThat(said.out().lines()).allMatch(line -> line.endsWith("pending"));
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void upMakesAStoreAndDownTakesAStepBack() throws IOException {
    Shell.Said up = run("migrate", "up");
    Shell.Said again = run("migrate", "up");
    Shell.Said down = run("migrate", "down");

    assertThat(up.err()).startsWith("done: 1 revisions");
    assertThat(again.err()).isEqualTo("nothing to do" + System.lineSeparator());
    assertThat(down.err()).startsWith("undone: 6 release").contains("the store as it was before: ");
    assertThat(run("migrate", "status").out().lines())
        .filteredOn(line -> line.endsWith("pending"))
        .containsExactly("  6  release               pending");
    assertThat(files("data")).hasSize(2).contains("interlock.db");
  }

  @Test
  void planAndDryRunsShowTheSqlAndChangeNothing() throws IOException {
    Shell.Said plan = run("migrate", "plan");
    assertThat(plan.out()).startsWith("-- 1 revisions").contains("create table blob");
    assertThat(run("migrate", "up", "--dry-run").out()).isEqualTo(plan.out());
    assertThat(folder.resolve("data")).doesNotExist();

    run("migrate", "up");
    Shell.Said down = run("migrate", "down", "--steps", "4", "--dry-run");

    assertThat(down.out())
        .contains("-- 4 answers", "drop table answer;", "-- 3 quarantine", "drop table quarantine;")
        .doesNotContain("drop table audit");
    assertThat(run("migrate", "plan").out()).isEmpty();
    assertThat(files("data")).containsExactly("interlock.db");
  }

  @Test
  void downWantsAtLeastOneStep() {
    Shell.Said said = run("migrate", "down", "--steps", "0");

    assertThat(said.exitCode()).isEqualTo(64);
    assertThat(said.err())
        .isEqualTo(
            "interlock store migrate down: --steps: expected 1 or more, got 0 (see interlock store"
                + " migrate down --help)"
                + System.lineSeparator());
  }

  @Test
  void backupCopiesAndOverwritesNothing() throws IOException {
    run("migrate", "up");

    Shell.Said copied = run("backup", "copy.db");
    Shell.Said refused = run("backup", "copy.db");

    assertThat(copied.exitCode()).isZero();
    assertThat(files("")).contains("copy.db");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo(
            "interlock store backup: %s exists already%n".formatted(folder.resolve("copy.db")));
  }

  @Test
  void aStoreInMemoryNeedsNoCare() throws IOException {
    Files.writeString(folder.resolve("gateway.yaml"), "store: { url: memory }\n");

    Shell.Said said = run("migrate", "status");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err())
        .isEqualTo(
            "interlock store migrate status: store.url is memory in gateway.yaml: there is no store to"
                + " look after"
                + System.lineSeparator());
  }

  @Test
  void expectsACommand() {
    assertThat(run().err())
        .isEqualTo(
            "interlock store: expected a command, got none (see interlock store --help)"
                + System.lineSeparator());
    assertThat(run("migrate").exitCode()).isEqualTo(64);
  }

  private List<String> files(String below) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(below))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Shell.Said run(String... arguments) {
    String[] all = Stream.concat(Stream.of("store"), Stream.of(arguments)).toArray(String[]::new);
    return new Shell(folder).run(all);
  }
}
