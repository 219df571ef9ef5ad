package io.interlock.supergraph.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphqlNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "_", "__typename", "a1", "_9", "AzZ09"})
  void isAName(String text) {
    assertThat(GraphqlName.isName(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1a", "a-b", "a.b", "@a", " a", "a ", "a\n", "é", "aé", "a٣"})
  void isNoName(String text) {
    assertThat(GraphqlName.isName(text)).isFalse();
  }
}
