package io.interlock.router.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationsTest {
  private final Operations operations = new Operations();

  @Test
  void aCallRunsUntilItHasItsAnswer() {
    operations.began("one");
    assertThat(operations.find("one")).contains(new Operation.Running("one"));

    ApplyAnswer answer = answer("one");
    operations.ended(answer);

    assertThat(operations.find("one")).contains(new Operation.Ended(answer));
  }

  @Test
  void theOldestAnswersAreForgottenAndWhatRunsIsNot() {
    operations.began("runs");
    for (int i = 0; i < 301; i++) {
      operations.ended(answer("call " + i));
    }

    assertThat(operations.find("call 0")).isEmpty();
    assertThat(operations.find("call 1")).isPresent();
    assertThat(operations.find("call 300")).isPresent();
    assertThat(operations.find("runs")).isPresent();
  }

  private static ApplyAnswer answer(String operationId) {
    return new ApplyAnswer.Failed(
        FailureCode.FROZEN,
        "",
        operationId,
        List.of(),
        1,
        1,
        List.of(),
        Impact.NONE,
        List.of(),
        Map.of());
  }
}
