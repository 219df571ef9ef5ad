package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.Rate;
import io.interlock.router.engine.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallBudgetTest {
  private final ManualClock clock = new ManualClock();
  private final CallBudget budget = new CallBudget(new Rate(3, Duration.ofMinutes(1)), clock);

  @Test
  void asManyAsTheRateCountsMayComeAtOnce() {
    assertThat(budget.take()).isZero();
    assertThat(budget.take()).isZero();
    assertThat(budget.take()).isZero();
    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void thenOneByOneAtTheRate() {
    takeAll();

    clock.advance(Duration.ofSeconds(19));
    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(budget.take()).isZero();
    assertThat(budget.take()).isPositive();
  }

  @Test
  void aLongPauseSavesNoMoreThanTheRateCounts() {
    takeAll();

    clock.advance(Duration.ofHours(1));

    takeAll();
    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(20));
  }

  private void takeAll() {
    for (int i = 0; i < 3; i++) {
      assertThat(budget.take()).isZero();
    }
  }
}
