package io.interlock.composer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlternativesTest {
  @Test
  void conjunctionIsTheCrossProductWithoutSupersets() {
    Alternatives a = new Alternatives(List.of(Set.of("a1", "a2"), Set.of("a3")));
    Alternatives b = new Alternatives(List.of(Set.of("b")));

    assertThat(a.and(b).toLiteral()).hasToString("[[\"a1\", \"a2\", \"b\"], [\"a3\", \"b\"]]");
    assertThat(a.and(new Alternatives(List.of(Set.of("a3"), Set.of("a3", "x")))).sets())
        .containsExactly(Set.of("a3"));
  }

  @Test
  void impliesWhatAsksForLess() {
    Alternatives strict = new Alternatives(List.of(Set.of("a", "b")));
    Alternatives loose = new Alternatives(List.of(Set.of("a"), Set.of("c")));

    assertThat(strict.implies(loose)).isTrue();
    assertThat(loose.implies(strict)).isFalse();
    assertThat(strict.implies(Alternatives.NONE)).isTrue();
    assertThat(Alternatives.NONE.implies(strict)).isFalse();
  }
}
