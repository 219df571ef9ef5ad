package io.interlock.composer.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorsTest {

  @Test
  void aMessageThatRepeatsALongLiteralIsCut() {
    Errors errors = Errors.of("shop");

    errors.add(ErrorCode.INVALID_GRAPHQL, "", "x".repeat(1_000_000));

    assertThat(errors.list().getFirst().message())
        .startsWith("[shop] xxx")
        .endsWith("x… (980007 more characters)")
        .hasSizeLessThan(20_100);
  }
}
