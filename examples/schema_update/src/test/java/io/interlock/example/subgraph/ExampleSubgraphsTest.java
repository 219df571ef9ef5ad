package io.interlock.example.subgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExampleSubgraphsTest {
  private static final String[] NO_FLAGS = {};

  @Test
  void usesTheDocumentedPortsByDefault() {
    assertThat(ExampleSubgraphs.settings(NO_FLAGS, Map.of()))
        .containsEntry("products-port", "4001")
        .containsEntry("reviews-control-port", "4102");
  }

  @Test
  void prefersFlagsToTheEnvironment() {
    Map<String, String> environment = Map.of("PRODUCTS_PORT", "1", "REVIEWS_PORT", "2");

    assertThat(ExampleSubgraphs.settings(new String[] {"--products-port", "3"}, environment))
        .containsEntry("products-port", "3")
        .containsEntry("reviews-port", "2");
  }

  @Test
  void refusesAnUnknownFlag() {
    assertThatThrownBy(
            () -> ExampleSubgraphs.settings(new String[] {"--product-port", "3"}, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--products-port");
  }
}
