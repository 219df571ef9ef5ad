package io.interlock.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.executor.error.ErrorPolicy;
import io.interlock.executor.error.Suspicions;
import io.interlock.supergraph.schema.Supergraph;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Subgraphs that fail: the client gets the rest, and an error that says what and where.
final class FailuresTest {
  private static final Supergraph SCHEMA =
      Schemas.of(
          """
          type Query @join__type(graph: A) @join__type(graph: B) {
            users: [User] @join__field(graph: A)
            user: User @join__field(graph: A)
            count: Int @join__field(graph: B)
            total: Int @join__field(graph: B)
            tour: Tour
          }
          type Tour @join__type(graph: A) @join__type(graph: B) { stops: [Stop!] }
          type Stop @join__type(graph: A) @join__type(graph: B) {
            name: String! @join__field(graph: A)
            visitors: Int @join__field(graph: B)
          }
          type User @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
            id: ID!
            name: String @join__field(graph: A)
            posts: [Post!] @join__field(graph: B)
            rank: Int! @join__field(graph: B)
          }
          type Post @join__type(graph: B) { title: String! }
          """);

  private static final String USERS =
      "{\"data\":{\"users\":[{\"__typename\":\"User\",\"id\":\"1\",\"name\":\"Ann\"},"
          + "{\"__typename\":\"User\",\"id\":\"2\",\"name\":\"Bob\"}]}}";
  private static final String QUERY = "{ users { name posts { title } } count n: total }";
  private static final String ENTITIES_FAILED =
      "\"data\":{\"users\":[{\"name\":\"Ann\",\"posts\":null},{\"name\":\"Bob\",\"posts\":null}]}}";

  private final FakeSubgraphs subgraphs = new FakeSubgraphs();

  private String response(String query) {
    return Run.of(SCHEMA, query, subgraphs).response();
  }

  @Test
  void aDeadSubgraphLeavesTheRest() {
    subgraphs
        .answer("a", USERS)
        .fail("b", "SUBREQUEST_HTTP_ERROR", "connection refused")
        .fail("b", "SUBREQUEST_HTTP_ERROR", "connection refused");

    String extensions = ",\"extensions\":{\"code\":\"SUBREQUEST_HTTP_ERROR\",\"service\":\"b\"}}";
    String error = "{\"message\":\"connection refused\",\"path\":[";
    assertThat(response(QUERY))
        .contains(error + "\"users\"]" + extensions)
        .contains(error + "\"count\"]" + extensions)
        .contains(error + "\"n\"]" + extensions)
        .endsWith(
            "\"data\":{\"users\":[{\"name\":\"Ann\",\"posts\":null},"
                + "{\"name\":\"Bob\",\"posts\":null}],\"count\":null,\"n\":null}}");
  }

  @Test
  void aFailedRequestForObjectsAtTwoPlacesNamesBoth() {
    subgraphs
        .answer(
            "a",
            "{\"data\":{\"user\":{\"__typename\":\"User\",\"id\":\"1\"},"
                + "\"users\":[{\"__typename\":\"User\",\"id\":\"2\"}]}}")
        .fail("b", "SUBREQUEST_HTTP_ERROR", "connection refused");

    assertThat(response("{ user { posts { title } } users { posts { title } } }"))
        .contains("\"path\":[\"user\"]", "\"path\":[\"users\"]")
        .endsWith("\"data\":{\"user\":{\"posts\":null},\"users\":[{\"posts\":null}]}}");
  }

  @Test
  void aFailureIsTheOnlyErrorEvenWhereNullIsNotAllowed() {
    subgraphs.answer("a", USERS).fail("b", "SUBGRAPH_REQUEST_TIMEOUT", "too late");

    assertThat(response("{ users { name rank } }"))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"too late\",\"path\":[\"users\"],\"extensions\":"
                + "{\"code\":\"SUBGRAPH_REQUEST_TIMEOUT\",\"service\":\"b\"}}],"
                + "\"data\":{\"users\":[null,null]}}");
  }

  @Test
  void aFailureIsTheOnlyErrorEvenInAListThatAnotherSubgraphHas() {
    subgraphs
        .fail("a", "SUBGRAPH_REQUEST_TIMEOUT", "too late")
        .answer("b", "{\"data\":{\"tour\":{\"stops\":[{\"visitors\":3},{\"visitors\":4}]}}}");

    assertThat(response("{ tour { stops { name visitors } } }"))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"too late\",\"path\":[\"tour\"],\"extensions\":"
                + "{\"code\":\"SUBGRAPH_REQUEST_TIMEOUT\",\"service\":\"a\"}}],"
                + "\"data\":{\"tour\":{\"stops\":null}}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <html>|expected an object, got '<' at byte 0
          {"data":{"_entities":[{"posts":[{"title":"a"}]},{"posts":[|expected a value, got the end of the text at byte 58
          {"data":{"_entities":[{"posts":[]},{"posts":[]}]}} x|expected the end of the text, got 'x' at byte 51
          {"data":{"_entities":[{"posts":[],"posts":[]}]}}|expected a new key, got "posts" again at byte 34
          {}|expected data or errors, got neither
          {"data":{}}|expected a list of entities, got none
          {"data":{"_entities":null}}|expected a list of entities, got none
          {"data":{"_entities":[1]}}|expected an entity to be an object or null, got NUMBER
          {"data":"x"}|expected data to be OBJECT or NULL, got STRING at byte 8
          {"errors":{}}|expected errors to be ARRAY or NULL, got OBJECT at byte 10
          """)
  void anAnswerThatIsNoneLeavesNothing(String body, String fault) {
    subgraphs.answer("a", USERS).answer("b", body);

    assertThat(response("{ users { name posts { title } } }"))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"The answer of subgraph \\\"b\\\" is not a GraphQL response: "
                + fault.replace("\"", "\\\"")
                + ".\",\"path\":[\"users\"],\"extensions\":"
                + "{\"code\":\"SUBREQUEST_MALFORMED_RESPONSE\",\"service\":\"b\"}}],"
                + ENTITIES_FAILED);
  }

  @Test
  void anAnswerThatIsNotUtf8LeavesNothing() {
    byte[] body = "{\"data\":{\"count\":1,\"n\":\"?\"}}".getBytes(StandardCharsets.UTF_8);
    body[25] = (byte) 0xFF;
    subgraphs.answer("b", 200, body);

    assertThat(response("{ count n: total }"))
        .contains("expected UTF-8, got byte 0xff at byte 25")
        .endsWith("\"data\":{\"count\":null,\"n\":null}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200|{"errors":[{"message":"no such field","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}
          200|{"errors":[{"message":"no such field","extensions":{"classification":"ValidationError"}}],"data":null}
          400|{"errors":[{"message":"no such field"}]}
          """)
  void aSubgraphThatFindsARequestInvalidIsNamed(int status, String body) {
    subgraphs.answer("b", status, body);

    assertThat(suspicions("{ count }")).isEqualTo(new Suspicions(Set.of("b"), 0));
  }

  @Test
  void valuesThatBreakTheSchemaAreCounted() {
    subgraphs.answer("a", "{\"data\":{\"user\":{\"name\":{}}}}");

    assertThat(suspicions("{ user { name } }")).isEqualTo(new Suspicions(Set.of(), 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200|{"data":{"count":1}}
          200|{"errors":[{"message":"boom"}],"data":{"count":null}}
          400|{"errors":[{"message":"boom"}],"data":{"count":1}}
          500|{"errors":[{"message":"boom"}]}
          400|nonsense
          """)
  void whatIsNoFaultOfTheSupergraphRaisesNoSuspicion(int status, String body) {
    subgraphs.answer("b", status, body);

    assertThat(suspicions("{ count }")).isEqualTo(Suspicions.NONE);
  }

  private Suspicions suspicions(String query) {
    Run run = Run.of(SCHEMA, query, subgraphs);
    run.response();
    return run.result().suspicions();
  }

  @Test
  void aStatusSaysMoreThanABodyThatIsNotGraphql() {
    subgraphs.answer("b", 502, "<html>bad gateway</html>");

    assertThat(response("{ count }"))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"The request to subgraph \\\"b\\\" failed with HTTP status 502.\","
                + "\"path\":[\"count\"],\"extensions\":"
                + "{\"code\":\"SUBREQUEST_HTTP_ERROR\",\"service\":\"b\"}}],"
                + "\"data\":{\"count\":null}}");
  }

  @Test
  void aGraphqlAnswerCountsWhateverItsStatus() {
    subgraphs.answer(
        "b",
        500,
        "{\"errors\":[{\"message\":\"boom\",\"extensions\":{\"code\":\"X\",\"trace\":[1]}}]}");

    assertThat(response("{ count }"))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"boom\",\"extensions\":"
                + "{\"code\":\"X\",\"service\":\"b\",\"trace\":[1]}}],\"data\":{\"count\":null}}");
  }

  @Test
  void errorsOfEntitiesAreTakenToAllTheirPlaces() {
    subgraphs
        .answer("a", USERS.replace("\"2\"", "\"1\""))
        .answer(
            "b",
            """
            {"data":{"_entities":[{"p":[{"title":"t"},null]}]},"errors":[
              {"message":"no title","path":["_entities",0,"p",1,"title"],"locations":[{"line":1,"column":1}]},
              {"message":"lost"},{"path":["_entities",7]},null]}\
            """);

    String response = response("{ users { p: posts { title } } }");

    assertThat(response)
        .contains("{\"message\":\"no title\",\"path\":[\"users\",0,\"p\",1,\"title\"]")
        .contains("{\"message\":\"no title\",\"path\":[\"users\",1,\"p\",1,\"title\"]")
        .contains("{\"message\":\"lost\",\"path\":[\"users\"]")
        .contains(
            "{\"message\":\"The subgraph reported an error without a message.\",\"path\":[\"users\"]")
        .doesNotContain("locations")
        .doesNotContain("Cannot return null")
        .endsWith("\"data\":{\"users\":[{\"p\":null},{\"p\":null}]}}");
  }

  @Test
  void aMaskedErrorKeepsPathAndCode() {
    subgraphs.answer(
        "b",
        """
        {"errors":[{"message":"secret","path":["count"],"extensions":{"code":"X","sql":"s"}}],"data":{"count":null}}\
        """);

    assertThat(Run.of(SCHEMA, "{ count }", subgraphs).with(ErrorPolicy.MASKED).response())
        .isEqualTo(
            "{\"errors\":[{\"message\":\"A subgraph reported an error.\",\"path\":[\"count\"],"
                + "\"extensions\":{\"code\":\"X\"}}],\"data\":{\"count\":null}}");
  }

  @Test
  void aMaskedFailureKeepsItsCode() {
    subgraphs.fail("b", "SUBREQUEST_HTTP_ERROR", "connection refused: 10.0.0.1");

    assertThat(Run.of(SCHEMA, "{ count }", subgraphs).with(ErrorPolicy.MASKED).response())
        .isEqualTo(
            "{\"errors\":[{\"message\":\"A request to a subgraph failed.\",\"path\":[\"count\"],"
                + "\"extensions\":{\"code\":\"SUBREQUEST_HTTP_ERROR\"}}],\"data\":{\"count\":null}}");
  }

  @Test
  void tooManyErrorsAreCounted() {
    String error = "{\"message\":\"e\",\"path\":[\"count\"]}";
    subgraphs.answer("b", "{\"data\":null,\"errors\":[" + (error + ",").repeat(9) + error + "]}");
    Run run = Run.of(SCHEMA, "{ count }", subgraphs).with(new ErrorPolicy(true, false, 2));

    assertThat(run.response())
        .isEqualTo(
            "{\"errors\":["
                + error
                + ","
                + error
                + ",{\"message\":\"8 more errors were left out.\","
                + "\"extensions\":{\"code\":\"ERRORS_OMITTED\"}}],\"data\":{\"count\":null}}");
    assertThat(run.result().errorCount()).isEqualTo(10);
    assertThat(run.result().isDataNull()).isFalse();
  }

  @Test
  void errorsStandInTheOrderOfThePlan() {
    String ofA =
        "{\"data\":{\"user\":null},\"errors\":[{\"message\":\"of a\",\"path\":[\"user\"]}]}";
    String ofB =
        "{\"data\":{\"count\":null},\"errors\":[{\"message\":\"of b\",\"path\":[\"count\"]}]}";
    FakeSubgraphs late = new FakeSubgraphs().answer("a", ofA).answer("b", ofB).hold();
    Run run = Run.of(SCHEMA, "{ user { name } count }", late).start();
    late.release("b");
    late.release("a");
    subgraphs.answer("a", ofA).answer("b", ofB);

    assertThat(run.response()).isEqualTo(response("{ user { name } count }"));
  }
}
