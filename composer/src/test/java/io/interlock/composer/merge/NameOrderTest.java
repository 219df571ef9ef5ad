package io.interlock.composer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameOrderTest {
  @Test
  void ordersLettersWithoutRegardToCase() {
    List<String> names = List.of("Query", "E", "join__Graph", "link__Import", "In", "a", "Z");

    assertThat(names.stream().sorted(NameOrder.NAMES))
        .containsExactly("a", "E", "In", "join__Graph", "link__Import", "Query", "Z");
  }

  @Test
  void putsUnderscoreBeforeDigitsBeforeLettersAndLowerCaseFirst() {
    List<String> names = List.of("aB", "ab", "a1", "a_", "a", "Ab");

    assertThat(names.stream().sorted(NameOrder.NAMES))
        .containsExactly("a", "a_", "a1", "ab", "aB", "Ab");
  }
}
