package io.interlock.benchmarks.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectedAnswerTest {

  private final ExpectedAnswer expected =
      new ExpectedAnswer(bytes("{\"data\":{\"a\":1,\"b\":[1,2]}}"));

  @Test
  void takesOtherWhiteSpaceAndOrderOfMembers() {
    assertThat(problem(200, "{ \"data\": {\"b\":[1,2], \"a\":1}, \"extensions\": {} }")).isEmpty();
    assertThat(problem(200, "{\"data\":{\"a\":1,\"b\":[1,2]}}")).isEmpty();
  }

  @Test
  void noticesAnotherValue() {
    assertThat(problem(200, "{\"data\":{\"a\":2,\"b\":[1,2]}}"))
        .hasValueSatisfying(text -> assertThat(text).contains("{\"a\":2,").contains("{\"a\":1,"));
  }

  @Test
  void noticesAnotherOrderOfElements() {
    assertThat(problem(200, "{\"data\":{\"a\":1,\"b\":[2,1]}}")).isPresent();
  }

  @Test
  void noticesErrorsBesideRightData() {
    assertThat(problem(200, "{\"data\":{\"a\":1,\"b\":[1,2]},\"errors\":[{\"message\":\"late\"}]}"))
        .isPresent();
  }

  @Test
  void noticesAnotherStatusOfARightBody() {
    assertThat(problem(503, "{\"data\":{\"a\":1,\"b\":[1,2]}}"))
        .hasValueSatisfying(text -> assertThat(text).contains("503"));
  }

  @Test
  void noticesHalfABody() {
    assertThat(problem(200, "{\"data\":{\"a\":1,")).isPresent();
  }

  private Optional<String> problem(int status, String body) {
    return expected.problem(status, Unpooled.wrappedBuffer(bytes(body)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
