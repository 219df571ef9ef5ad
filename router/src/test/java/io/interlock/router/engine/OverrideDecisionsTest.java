package io.interlock.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OverrideDecisionsTest {
  @Test
  void activatesWhatIsNamed() {
    OverrideDecisions decisions = new OverrideDecisions(Set.of("new-prices"), () -> 1);

    assertThat(decisions.active(Set.of("new-prices", "other"))).containsExactly("new-prices");
  }

  @Test
  void activatesAShareOfRequests() {
    Set<String> labels = Set.of("percent(25)", "percent(0.5)");

    assertThat(new OverrideDecisions(Set.of(), () -> 0.004).active(labels)).isEqualTo(labels);
    assertThat(new OverrideDecisions(Set.of(), () -> 0.249).active(labels))
        .containsExactly("percent(25)");
    assertThat(new OverrideDecisions(Set.of(), () -> 0.25).active(labels)).isEmpty();
  }

  @Test
  void asksNoChanceWithoutLabels() {
    OverrideDecisions decisions =
        new OverrideDecisions(
            Set.of(),
            () -> {
              throw new AssertionError("nothing to decide");
            });

    assertThat(decisions.active(Set.of())).isEmpty();
    assertThat(decisions.active(Set.of("named"))).isEmpty();
  }
}
