package io.interlock.benchmarks.load.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.benchmarks.load.generator.ClientRequest;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import io.interlock.benchmarks.load.shop.Shop;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTest {

  private static final GraphqlServer MONOLITH = GraphqlServer.monolith(new Shop());

  @ParameterizedTest
  @CsvSource({
    "simple, 280, 310",
    "entity, 7_000, 8_000",
    "heavy, 86_000, 92_000",
    "large, 950_000, 1_050_000"
  })
  void answersAreAsLargeAsTheirNamesSay(String operation, String least, String most) {
    ClientRequest request = Operation.named(operation).orElseThrow().traffic(MONOLITH).request(0);

    byte[] answer = MONOLITH.answer(request.body());

    assertThat(new String(answer, StandardCharsets.UTF_8)).startsWith("{\"data\":{\"");
    assertThat(answer.length)
        .isBetween(Integer.valueOf(least.replace("_", "")), Integer.valueOf(most.replace("_", "")));
  }
}
