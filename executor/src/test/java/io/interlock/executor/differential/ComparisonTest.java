package io.interlock.executor.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.testkit.data.Json;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final Scene SOUND = scene("{\"a\":{\"Query\":{\"x\":1}}}");
  private static final Scene FAILING = scene("{\"a\":{\"Query\":{\"x\":{\"!error\":\"e\"}}}}");
  private static final Question PLAIN = new Question("{ x }", "{}");
  private static final Question CONDITIONAL = new Question("{ x @skip(if: $b) }", "{}");

  private static Scene scene(String data) {
    ObjectNode json = (ObjectNode) Json.parse(data);
    return new Scene(Map.of(), Set.of(), json, "", json);
  }

  private static Outcome compare(Scene scene, String monolith, String router) {
    return Comparison.compare(scene, PLAIN, Json.parse(monolith), Json.parse(router));
  }

  @Test
  void equalDataAreEqual() {
    assertThat(compare(SOUND, "{\"data\":{\"x\":[1]}}", "{\"data\":{\"x\":[1]}}"))
        .isInstanceOf(Outcome.Equal.class);
  }

  @Test
  void aNullWithoutCauseIsADifference() {
    assertThat(compare(SOUND, "{\"data\":{\"x\":1}}", "{\"data\":{\"x\":null}}"))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void aNullIsExplainedWhereSomethingFails() {
    assertThat(
            compare(
                FAILING,
                "{\"data\":{\"x\":1}}",
                "{\"data\":{\"x\":null},\"errors\":[{\"message\":\"e\"}]}"))
        .isInstanceOf(Outcome.Explained.class);
  }

  @Test
  void moreThanTheMonolithHasIsADifferenceAlsoWhereSomethingFails() {
    assertThat(compare(FAILING, "{\"data\":{\"x\":null}}", "{\"data\":{\"x\":1}}"))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(compare(FAILING, "{\"data\":{\"x\":{}}}", "{\"data\":{\"x\":{\"y\":1}}}"))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void anInputThatCannotBeHadIsExplainedInAnEcho() {
    assertThat(
            compare(
                FAILING,
                "{\"data\":{\"r1\":\"r1: 5 and 6\"}}",
                "{\"data\":{\"r1\":\"r1: null and 6\"},\"errors\":[{\"message\":\"e\"}]}"))
        .isInstanceOf(Outcome.Explained.class);
    assertThat(
            compare(
                FAILING,
                "{\"data\":{\"r1\":\"r1: 5 and 6\"}}",
                "{\"data\":{\"r1\":\"r1: null and 7\"}}"))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void errorsWithoutCauseAndErrorsThatAreLostAreDifferences() {
    String sound = "{\"data\":{\"x\":null}}";
    String failed = "{\"data\":{\"x\":null},\"errors\":[{\"message\":\"e\"}]}";

    assertThat(compare(SOUND, sound, failed)).isInstanceOf(Outcome.Failed.class);
    assertThat(compare(FAILING, failed, sound)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void theOrderOfKeysCountsWhereTheOperationHasNoConditions() {
    var one = Json.parse("{\"data\":{\"x\":1,\"y\":2}}");
    var other = Json.parse("{\"data\":{\"y\":2,\"x\":1}}");

    assertThat(Comparison.compare(SOUND, PLAIN, one, other)).isInstanceOf(Outcome.Failed.class);
    assertThat(Comparison.compare(SOUND, CONDITIONAL, one, other))
        .isInstanceOf(Outcome.Equal.class);
  }
}
