package io.interlock.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.executor.error.GraphqlError;
import io.interlock.router.engine.OperationOutcome.Prepared;
import io.interlock.router.engine.OperationOutcome.Refused;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Small documents that stand for very much. A limit that does not hold shows as a test that takes
/// forever.
class ExplodingOperationsTest {
  private static final String TYPES =
      """
      type Query @join__type(graph: ONE) { a: A  i(x: Int): Int  n: Node }
      type A @join__type(graph: ONE) { a: A  b: A  id: ID }
      interface Node @join__type(graph: ONE) { n: Node  id: ID }
      """
          + joined(
              30,
              i ->
                  "type N%d implements Node @join__type(graph: ONE) %s { n: Node  id: ID }\n"
                      .formatted(i, "@join__implements(graph: ONE, interface: \"Node\")"));

  private final Engine engine =
      Engine.build(
          TestEngines.supergraph(TYPES),
          new EngineOptions(
              15_000, 10, OverrideDecisions.NONE, Runnable::run, new RecordingObserver()));

  @ParameterizedTest
  @ValueSource(strings = {"...F%1$d ...F%1$d", "a{...F%1$d} a{...F%1$d}", "a{...F%1$d ...F%1$d}"})
  void equalFieldsOfNestedFragmentsAreOneField(String body) {
    assertThat(outcome(nested(60, body))).isInstanceOf(Prepared.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a{...F%1$d} b{...F%1$d}", "x:a{...F%1$d} y:a{...F%1$d}"})
  void fieldsThatCannotBeMergedAreCounted(String body) {
    assertThat(refused(nested(60, body)).message())
        .isEqualTo(
            "The operation is too complex: it has more than 10,000 fields after equal ones are"
                + " merged.");
  }

  @Test
  void conditionsThatMultiplyAreCounted() {
    String conditions = joined(16, i -> "$v" + i + ":Boolean!");
    String body = "...@include(if:$v%2$d){...F%1$d} ...@skip(if:$v%2$d){...F%1$d}";

    assertThat(refused("query(" + conditions + ")" + nested(16, body)).message())
        .startsWith("The operation is too complex: ");
  }

  /// Which of the last steps went to `x`: each answer is another set of fields to be merged.
  @ParameterizedTest
  @ValueSource(strings = {"", "@include(if:false)"})
  void subsetsOfFieldsAreCountedBeforeTheyAreCompared(String condition) {
    assertThat(refused(subsets(20, condition)).message())
        .isEqualTo(
            "The operation is too complex: comparing the fields of equal response keys takes more"
                + " than 200,000 steps.");
  }

  @Test
  void subsetsByTypeAreCountedBeforeTheyAreCompared() {
    String chain = "id";
    String wide = "id";
    for (int level = 0; level < 8; level++) {
      String below = chain;
      wide =
          joined(10, i -> "...on N" + i + "{n{n" + i + ":id " + below + "}}") + "n{" + wide + "}";
      chain = "n{" + chain + "}";
    }

    assertThat(refused("{n{" + wide + "}}").message()).startsWith("The operation is too complex: ");
  }

  @Test
  void fragmentsThatNeverEndAreNamedBeforeAnythingIsCompared() {
    String endless =
        "{a{...Q0}} fragment Q0 on A{x:a{...Q0 ...Q1} y:a{...Q0}}"
            + joined(
                40, i -> "fragment Q%d on A{x:a{...Q%d} y:a{...Q%2$d}}".formatted(i + 1, i + 2))
            + "fragment Q41 on A{id}";

    Refused refused = (Refused) outcome(endless);

    assertThat(refused.code()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
    assertThat(refused.errors())
        .containsExactly(
            GraphqlError.of("GRAPHQL_VALIDATION_FAILED", "Cannot spread a fragment within itself.")
                .at(1, 12));
  }

  @Test
  void fragmentsInARowAreCounted() {
    assertThat(outcome(nested(199, "id ...F%d"))).isInstanceOf(Prepared.class);
    assertThat(refused(nested(1_000, "id ...F%d")).message())
        .isEqualTo("1001 fragments spread one another in a row; allowed are 200.");
  }

  @Test
  void manyAliasesManyEqualFieldsAndManyFragmentsAreNoTrouble() {
    assertThat(outcome("{" + joined(3_000, i -> "x" + i + ":i ") + "}"))
        .isInstanceOf(Prepared.class);
    assertThat(outcome("{" + "a{id}".repeat(3_000) + "}")).isInstanceOf(Prepared.class);
    assertThat(outcome("{n{" + joined(900, i -> "...on N" + i % 30 + "{id n{id}} ") + "}}"))
        .isInstanceOf(Prepared.class);
  }

  @Test
  void manyConflictsAreOneError() {
    Refused refused = (Refused) outcome("{" + joined(1_000, i -> "i(x:" + i + ") ") + "}");

    assertThat(refused.code()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
    assertThat(refused.errors()).hasSize(1);
  }

  private OperationOutcome outcome(String text) {
    return engine.operation(text, null).toCompletableFuture().join();
  }

  private GraphqlError refused(String text) {
    Refused refused = (Refused) outcome(text);

    assertThat(refused.code()).isEqualTo("OPERATION_TOO_COMPLEX");
    assertThat(refused.errors()).hasSize(1);
    return refused.errors().getFirst();
  }

  /// Fragments, each of which spreads the next one.
  ///
  /// @param body of fragment n, with `%1$d` for n + 1 and `%2$d` for n
  private static String nested(int depth, String body) {
    return "{a{...F0}}"
        + joined(depth, i -> "fragment F" + i + " on A{" + body.formatted(i + 1, i) + "}")
        + "fragment F"
        + depth
        + " on A{id}";
  }

  private static String subsets(int steps, String condition) {
    StringBuilder text = new StringBuilder("{a{id ...Q0_0" + condition + "}}");
    for (int step = 0; step < steps; step++) {
      int next = step + 1;
      text.append(
          "fragment Q0_%1$d on A{x:a{...Q0_%2$d ...Q1_%2$d} y:a{...Q0_%2$d}}"
              .formatted(step, next));
      for (int ago = 1; ago <= step; ago++) {
        text.append(
            "fragment Q%1$d_%2$d on A{x:a{...Q%3$d_%4$d} y:a{...Q%3$d_%4$d}}"
                .formatted(ago, step, ago + 1, next));
      }
    }
    for (int ago = 0; ago <= steps; ago++) {
      text.append("fragment Q%d_%d on A{id}".formatted(ago, steps));
    }
    return text.toString();
  }

  private static String joined(int count, IntFunction<String> part) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, count).mapToObj(part).forEach(text::append);
    return text.toString();
  }
}
