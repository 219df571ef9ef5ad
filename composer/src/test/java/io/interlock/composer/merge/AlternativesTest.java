package io.interlock.composer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlternativesTest {
  @Test
  void conjunctionIsTheCrossProductWithoutSupersets() {
    Alternatives a = new Alternatives(List.of(List.of("a1", "a2"), List.of("a3")));
    Alternatives b = new Alternatives(List.of(List.of("b")));

    assertThat(a.and(b).toLiteral()).hasToString("[[\"a3\", \"b\"], [\"a1\", \"a2\", \"b\"]]");
    assertThat(a.and(new Alternatives(List.of(List.of("a3"), List.of("a3", "x")))).lists())
        .containsExactly(List.of("a3"));
  }

  @Test
  void impliesWhatAsksForLess() {
    Alternatives strict = new Alternatives(List.of(List.of("a", "b")));
    Alternatives loose = new Alternatives(List.of(List.of("a"), List.of("c")));

    assertThat(strict.implies(loose)).isTrue();
    assertThat(loose.implies(strict)).isFalse();
    assertThat(strict.implies(Alternatives.NONE)).isTrue();
    assertThat(Alternatives.NONE.implies(strict)).isFalse();
  }
}
