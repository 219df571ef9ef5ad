package io.interlock.benchmarks.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final long MILLI = 1_000_000;

  @Test
  void anOpenLoopTellsWhenARequestWasDueHoweverLateItIsTaken() {
    Schedule schedule = new Schedule.Open(1000, 0);

    long late = 5 * MILLI + 1;

    assertThat(schedule.take(late)).isEqualTo(0);
    assertThat(schedule.take(late)).isEqualTo(MILLI);
    assertThat(schedule.take(late)).isEqualTo(2 * MILLI);
  }

  @Test
  void anOpenLoopHasNothingDueBeforeItsTime() {
    Schedule schedule = new Schedule.Open(1000, 10 * MILLI);

    assertThat(schedule.take(10 * MILLI - 1)).isEqualTo(Schedule.NOT_YET);
    assertThat(schedule.take(10 * MILLI)).isEqualTo(10 * MILLI);
    assertThat(schedule.take(10 * MILLI)).isEqualTo(Schedule.NOT_YET);
  }

  @Test
  void inAClosedLoopARequestIsDueWheneverAConnectionIsFree() {
    assertThat(new Schedule.Closed().take(7)).isEqualTo(7);
    assertThat(new Schedule.Closed().take(7)).isEqualTo(7);
  }
}
