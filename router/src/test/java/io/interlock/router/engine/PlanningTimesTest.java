package io.interlock.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanningTimesTest {
  private final PlanningTimes times = new PlanningTimes();

  @Test
  void nothingPlannedTakesNoTime() {
    assertThat(times.p99Nanos()).isZero();
  }

  @Test
  void fewPlansAreJudgedByTheSlowest() {
    times.add(1_000);
    times.add(1_024);

    assertThat(times.p99Nanos()).isEqualTo(1_024);
  }

  @Test
  void oneSlowPlanOfAHundredDoesNotCount() {
    for (int i = 0; i < 99; i++) {
      times.add(16);
    }
    times.add(1 << 20);
    assertThat(times.p99Nanos()).isEqualTo(1 << 20);

    times.add(16);
    assertThat(times.p99Nanos()).isEqualTo(16);
  }

  @Test
  void isNeverTooHighAndAtMostAnEighthTooLow() {
    long[] drawn = new Random(7).longs(5_000, 0, 40).map(bits -> 12_345_678_901L >> bits).toArray();
    LongStream.of(drawn).forEach(times::add);
    Arrays.sort(drawn);

    long exact = drawn[4_950];
    assertThat(times.p99Nanos()).isBetween(exact - exact / 8, exact);
  }

  @Test
  void everyTimeHasItsPlace() {
    for (long nanos = 1; nanos > 0; nanos *= 2) {
      PlanningTimes one = new PlanningTimes();
      one.add(nanos);
      assertThat(one.p99Nanos()).isEqualTo(nanos);
    }
    times.add(Long.MAX_VALUE);
    assertThat(times.p99Nanos()).isEqualTo(15L << 59);
  }
}
