package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The scenes of `examples/schema_update`, played as its README says.
final class SchemaUpdateExampleTest {
  @Test
  void allScenesGoAsTheyShould() {
    String run = Command.ROOT.resolve("examples/schema_update/run.sh").toString();

    Command play = Command.run(Command.ROOT, run);

    assertThat(play.exitCode()).as(play.output() + play.errors()).isZero();
    assertThat(play.output())
        .contains("== Scene 1:", "== Scene 2:", "== Scene 3:", "== Scene 4:", "== Scene 5:")
        .contains(
            "== Scene 6:",
            "== Scene 7:",
            "== Scene 8:",
            "== Scene 9:",
            "== Scene 11:",
            "== Scene 13:")
        .doesNotContain("[NO]");
  }
}
