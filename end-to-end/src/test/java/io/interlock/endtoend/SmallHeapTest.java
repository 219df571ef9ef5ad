package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A router with as little heap as a small container gives it.
final class SmallHeapTest {
  private static final int NEW_OPERATIONS = 3_000;

  /// Each is kept when it has been planned; without a bound they would need all of this heap and
  /// more.
  @Test
  void answersManyNewOperationsWithLittleHeap() {
    try (Shop shop = new Shop();
        Router router = Router.servingWithJavaOptions(shop.config(), "-Xmx64m")) {
      for (int i = 0; i < NEW_OPERATIONS; i++) {
        Answer answer =
            router.query(
                "{ topProducts { n%d: name reviews { rating author { name } } } }".formatted(i));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"n" + i + "\":").doesNotContain("\"errors\"");
      }
    }
  }
}
