package io.interlock.composer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GraphNamesTest {
  @Test
  void makesLegalEnumValues() {
    assertThat(GraphNames.sanitised("foo-bar")).isEqualTo("FOO_BAR");
    assertThat(GraphNames.sanitised("0-reviews.svc")).isEqualTo("_0_REVIEWS_SVC");
    assertThat(GraphNames.sanitised("foo_1")).isEqualTo("FOO_1_");
    assertThat(GraphNames.sanitised("größe")).isEqualTo("GR__E");
  }
}
