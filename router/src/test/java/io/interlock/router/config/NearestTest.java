package io.interlock.router.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void countsEditsAndSwapsWithoutLetterCase() {
    assertThat(Nearest.distance("port", "PORT")).isZero();
    assertThat(Nearest.distance("prot", "port")).isEqualTo(1);
    assertThat(Nearest.distance("timeouts", "timeout")).isEqualTo(1);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
  }

  @Test
  void picksTheNearestAndNothingFar() {
    assertThat(Nearest.to("sevices", List.of("schema", "services"))).contains("services");
    assertThat(Nearest.to("zebra", List.of("schema", "services"))).isEmpty();
  }
}
