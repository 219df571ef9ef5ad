package io.interlock.executor.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.data.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final Causes NONE = causes(Set.of(), "x", Set.of());

  /// A field `T.f` fails, which the router says has happened at `x`.
  private static final Causes FAILURE = causes(Set.of("T.f failed"), "x", Set.of());

  /// Some subgraph had null for the entity 1.
  private static final Causes LOSS = causes(Set.of(), "x", Set.of("1"));

  private static final String ERROR =
      "{\"errors\":[{\"message\":\"T.f failed\",\"path\":[\"x\"]}],\"data\":";

  private static final Question PLAIN = new Question("{ x }", "{}");
  private static final Question CONDITIONAL = new Question("{ x @skip(if: $b) }", "{}");

  /// The entity 1 has a field `r1` that is computed from the entity 2.
  private static Causes causes(Set<String> failures, String error, Set<String> lost) {
    Inputs inputs = new Inputs(Set.of("2"), Set.of());
    List<List<String>> errors = failures.isEmpty() ? List.of() : List.of(List.of(error));
    return new Causes(failures, errors, List.of(), lost, Set.of(), Map.of("1.r1", inputs));
  }

  private static Outcome compare(Causes causes, String monolith, String router) {
    return Comparison.compare(causes, PLAIN, Json.parse(monolith), Json.parse(router));
  }

  private static void assertExplained(Causes causes, String monolith, String router) {
    assertThat(compare(causes, monolith, router)).isInstanceOf(Outcome.Explained.class);
  }

  private static void assertFailed(Causes causes, String monolith, String router) {
    assertThat(compare(causes, monolith, router)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void equalDataAreEqual() {
    assertThat(compare(NONE, "{\"data\":{\"x\":[1]}}", "{\"data\":{\"x\":[1]}}"))
        .isInstanceOf(Outcome.Equal.class);
  }

  @Test
  void aNullWithoutCauseIsADifference() {
    assertFailed(NONE, "{\"data\":{\"x\":1}}", "{\"data\":{\"x\":null}}");
  }

  @Test
  void aNullIsExplainedByAnErrorAtItsPathOnly() {
    String monolith = ERROR + "{\"x\":{\"a\":1},\"y\":1}}";

    assertExplained(FAILURE, monolith, ERROR + "{\"x\":null,\"y\":1}}");
    assertExplained(FAILURE, monolith, ERROR + "{\"x\":{\"a\":null},\"y\":1}}");
    assertFailed(FAILURE, monolith, ERROR + "{\"x\":{\"a\":1},\"y\":null}}");
  }

  @Test
  void aRootIsExplainedByAFailureBesideIfItsSubgraphHadNoData() {
    List<List<String>> errors = List.of(List.of("x"));
    Causes lostRoot =
        new Causes(Set.of("T.f failed"), errors, List.of(), Set.of(), Set.of("y"), Map.of());
    String monolith = ERROR + "{\"x\":null,\"y\":1,\"z\":1}}";

    assertExplained(lostRoot, monolith, ERROR + "{\"x\":null,\"y\":null,\"z\":1}}");
    assertFailed(lostRoot, monolith, ERROR + "{\"x\":null,\"y\":1,\"z\":null}}");
  }

  @Test
  void aNullIsExplainedInAnEntityThatIsLostOnly() {
    String monolith =
        "{\"data\":{\"x\":{\"a\":1,\"identity\":\"1\"},\"y\":{\"a\":1,\"identity\":\"2\"}}}";

    assertExplained(LOSS, monolith, "{\"data\":{\"x\":{\"a\":null},\"y\":{\"a\":1}}}");
    assertFailed(LOSS, monolith, "{\"data\":{\"x\":{\"a\":1},\"y\":{\"a\":null}}}");
  }

  @Test
  void moreThanTheMonolithHasIsADifference() {
    assertFailed(FAILURE, ERROR + "{\"x\":null}}", ERROR + "{\"x\":1}}");
    assertFailed(FAILURE, ERROR + "{\"x\":{}}}", ERROR + "{\"x\":{\"y\":1}}}");
  }

  @Test
  void anEchoMayLackInputsThatCannotBeHad() {
    Causes lost = causes(Set.of(), "x", Set.of("2"));
    String monolith = "{\"data\":{\"x\":{\"k\":\"r1: 5 and 6\",\"identity\":\"1\"}}}";

    assertExplained(lost, monolith, "{\"data\":{\"x\":{\"k\":\"r1: null and 6\"}}}");
    assertExplained(lost, monolith, "{\"data\":{\"x\":{\"k\":\"r1: 5 and absent\"}}}");
    assertFailed(lost, monolith, "{\"data\":{\"x\":{\"k\":\"r1: null and 7\"}}}");
    assertFailed(LOSS, monolith, "{\"data\":{\"x\":{\"k\":\"r1: null and 6\"}}}");
  }

  @Test
  void errorsWithoutCauseAndErrorsThatAreLostAreDifferences() {
    String sound = "{\"data\":{\"x\":null}}";

    assertFailed(NONE, sound, ERROR + "{\"x\":null}}");
    assertFailed(FAILURE, sound, ERROR + "{\"x\":null}}");
    assertFailed(NONE, ERROR + "{\"x\":null}}", sound);
  }

  @Test
  void aMonolithWithoutDataMayHaveRunFewerMutations() {
    String one = "{\"message\":\"T.f failed\",\"path\":[\"x\"]}";
    String other = "{\"message\":\"T.f failed\",\"path\":[\"y\"]}";
    String monolith = "{\"errors\":[" + one + "],\"data\":%s}";
    String router = "{\"errors\":[" + one + "," + other + "],\"data\":%s}";

    assertThat(compare(FAILURE, monolith.formatted("null"), router.formatted("null")))
        .isInstanceOf(Outcome.Equal.class);
    assertFailed(NONE, monolith.formatted("null"), router.formatted("null"));
    assertFailed(FAILURE, monolith.formatted("{\"x\":null}"), router.formatted("{\"x\":null}"));
  }

  @Test
  void anErrorMayBeLostInAnObjectThatNobodyKnowsBecauseAnEntityIsLost() {
    String monolith =
        """
        {"errors":[{"message":"T.f failed","path":["x","y"]}],"data":{"x":null}}
        """;

    assertExplained(LOSS, monolith, "{\"data\":{\"x\":{}}}");
    assertFailed(NONE, monolith, "{\"data\":{\"x\":{}}}");
    assertFailed(LOSS, monolith, "{\"data\":{\"x\":null}}");
  }

  @Test
  void anErrorOfANullThatMayNotBeNeedsACause() {
    String monolith = "{\"data\":{\"x\":{\"a\":1,\"identity\":\"1\"}}}";
    String router =
        """
        {"errors":[{"message":"null","path":["x","a"],"extensions":{"code":"RESPONSE_VALIDATION_FAILED"}}],
         "data":{"x":null}}
        """;
    List<List<String>> nulls = List.of(List.of("x", "a"));

    assertExplained(
        new Causes(Set.of(), List.of(), nulls, Set.of("1"), Set.of(), Map.of()), monolith, router);
    assertFailed(
        new Causes(Set.of(), List.of(), nulls, Set.of("2"), Set.of(), Map.of()), monolith, router);
  }

  @Test
  void theOrderOfKeysCountsWhereTheOperationHasNoConditions() {
    var one = Json.parse("{\"data\":{\"x\":1,\"y\":2}}");
    var other = Json.parse("{\"data\":{\"y\":2,\"x\":1}}");

    assertThat(Comparison.compare(NONE, PLAIN, one, other)).isInstanceOf(Outcome.Failed.class);
    assertThat(Comparison.compare(NONE, CONDITIONAL, one, other)).isInstanceOf(Outcome.Equal.class);
  }
}
