package io.interlock.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.executor.shape.ReadShape;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.planner.plan.PlanNode;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.planner.plan.ResponsePath;
import io.interlock.supergraph.schema.Supergraph;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a subgraph answers just as the client wants it is copied as it came, and nobody can tell:
/// the same answer with white space in it, which is taken apart, leads to the same response.
final class VerbatimTest {
  private static final Supergraph SCHEMA =
      Schemas.of(
          """
          type Query @join__type(graph: A) @join__type(graph: B) @join__type(graph: C) {
            boxes: [Box!] @join__field(graph: A)
            box: Box @join__field(graph: A)
            things: [Thing] @join__field(graph: A)
          }
          scalar Any @join__type(graph: A)
          enum Color @join__type(graph: A) {
            RED @join__enumValue(graph: A)
            GREEN @join__enumValue(graph: A) @inaccessible
          }
          interface Thing @join__type(graph: A) {
            id: ID!
          }
          type Box implements Thing @join__type(graph: A, key: "id") @join__type(graph: B, key: "id")
              @join__implements(graph: A, interface: "Thing") {
            id: ID!
            text: String @join__field(graph: A)
            must: String! @join__field(graph: A)
            number: Int @join__field(graph: A)
            ratio: Float @join__field(graph: A)
            flag: Boolean @join__field(graph: A)
            color: Color @join__field(graph: A)
            any: Any @join__field(graph: A)
            grid: [[Int!]] @join__field(graph: A)
            inner: Box @join__field(graph: A)
            inners: [Box!] @join__field(graph: A)
            other: Int @join__field(graph: B)
          }
          """);

  private static final String ALL =
      "{ boxes { id text number ratio flag color any grid inner { must } inners { __typename id } } }";

  private static final String GOOD =
      """
      {"id":"1","text":"a\\"b\\u00e9ü","number":-7,"ratio":1.5e3,"flag":true,"color":"RED",\
      "any":{"x":[1,{"y":null}]},"grid":[[1,2],null,[]],"inner":{"must":"m"},\
      "inners":[{"__typename":"Box","id":"2"},{"__typename":"Box","id":3}]}\
      """;

  private static String response(String query, String answer) {
    return Run.of(SCHEMA, query, new FakeSubgraphs().answer("a", answer)).response();
  }

  /// The same JSON with a space behind each bracket, brace and comma that is not in a string.
  private static String spaced(String json) {
    StringBuilder spaced = new StringBuilder();
    boolean isInString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      spaced.append(c);
      if (c == '\\' && isInString) {
        spaced.append(json.charAt(++i));
      } else if (c == '"') {
        isInString = !isInString;
      } else if (!isInString && "{[,".indexOf(c) >= 0) {
        spaced.append(' ');
      }
    }
    return spaced.toString();
  }

  @Test
  void theTextIsTheResponse() {
    String answer = "{\"data\":{\"boxes\":[" + GOOD + "," + GOOD + "]}}";

    assertThat(response(ALL, answer)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "[null]",
        "[{\"id\":\"1\"}]",
        "[$]",
        "[$,$,7]",
        "[$,null,$]",
      })
  void aListIsWhatItWouldBeTakenApart(String boxes) {
    String answer = "{\"data\":{\"boxes\":" + boxes.replace("$", GOOD) + "}}";

    assertThat(spaceless(response(ALL, answer)))
        .isEqualTo(spaceless(response(ALL, spaced(answer))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "\"id\":\"1\"|\"id\":null",
        "\"id\":\"1\"|\"id\":1.5",
        "\"number\":-7|\"number\":3000000000",
        "\"number\":-7|\"number\":\"7\"",
        "\"number\":-7|\"number\":null",
        "\"ratio\":1.5e3|\"ratio\":\"x\"",
        "\"flag\":true|\"flag\":1",
        "\"color\":\"RED\"|\"color\":\"GREEN\"",
        "\"color\":\"RED\"|\"color\":\"BLUE\"",
        "\"any\":{\"x\":[1,{\"y\":null}]}|\"any\":null",
        "\"any\":{\"x\":[1,{\"y\":null}]}|\"any\":{\"x\":1,\"x\":2}",
        "[1,2]|[1,null]",
        "[1,2]|[1,[2]]",
        "\"grid\":[[1,2],null,[]]|\"grid\":[]",
        "\"grid\":[[1,2],null,[]]|\"grid\":{}",
        "\"inner\":{\"must\":\"m\"}|\"inner\":{\"must\":null}",
        "\"inner\":{\"must\":\"m\"}|\"inner\":{}",
        "\"inner\":{\"must\":\"m\"}|\"inner\":null",
        "\"inner\":{\"must\":\"m\"}|\"inner\":[]",
        "\"inner\":{\"must\":\"m\"}|\"inner\":{\"must\":\"m\",\"must\":\"n\"}",
        "\"__typename\":\"Box\"|\"__typename\":\"Lid\"",
        "\"__typename\":\"Box\"|\"__typename\":null",
        "\"text\":\"a|\"more\":0,\"text\":\"a",
        "\"flag\":true,\"color\":\"RED\"|\"color\":\"RED\",\"flag\":true",
        "\"flag\":true,|",
        "\\u00e9|\\ud800",
        "true|tru",
        "1.5e3|01",
      })
  void aValueIsWhatItWouldBeTakenApart(String good, String other) {
    String changed = GOOD.replace(good, other == null ? "" : other);
    String answer = "{\"data\":{\"boxes\":[" + GOOD + "," + changed + "]}}";

    assertThat(changed).isNotEqualTo(GOOD);
    assertThat(spaceless(response(ALL, answer)))
        .isEqualTo(spaceless(response(ALL, spaced(answer))));
  }

  /// White space stays in custom scalars, and moves the bytes that messages name.
  private static String spaceless(String response) {
    return response.replaceAll("at byte \\d+", "at byte _").replace(" ", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"boxes\"]",
        "[\"boxes\",1]",
        "[\"boxes\",1,\"inner\"]",
        "[\"boxes\",1,\"inner\",\"must\"]",
        "[\"boxes\",0,\"text\"]",
        "[\"elsewhere\"]",
      })
  void errorsFindTheirPlaces(String path) {
    String failed =
        GOOD.replace("\"inner\":{\"must\":\"m\"}", "\"inner\":null")
            .replaceFirst("\"text\":\"[^,]*\"", "\"text\":null");
    String data = "\"data\":{\"boxes\":[" + failed + "," + failed + "]}";
    String errors = "\"errors\":[{\"message\":\"no\",\"path\":" + path + "}]";

    for (String answer :
        List.of("{" + data + "," + errors + "}", "{" + errors + "," + data + "}")) {
      assertThat(spaceless(response(ALL, answer)))
          .contains("no")
          .isEqualTo(spaceless(response(ALL, spaced(answer))));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ boxes { id text } }|true",
        "{ boxes { inner { id } inners { id text } } }|true",
        "{ boxes { a: id b: inner { c: text } } }|true",
        "query($c: Boolean!) { boxes @include(if: $c) { id } }|true",
        "query($c: Boolean!) { boxes { id text @include(if: $c) } }|false",
        "{ boxes { id other } }|false",
        "{ boxes { text inner { other } } }|false",
      })
  void whatTheClientWantsAsItComesIsKept(String query, boolean isVerbatim) {
    QueryPlan plan = Run.plan(SCHEMA, query);

    assertThat(isVerbatim(plan, 0)).isEqualTo(isVerbatim);
  }

  @Test
  void objectsOfSeveralTypesAreTakenApart() {
    assertThat(isVerbatim(Run.plan(SCHEMA, "{ things { id } }"), 0)).isFalse();
  }

  @Test
  void whatIsBesideObjectsThatTheRouterReadsIsKept() {
    QueryPlan plan = Run.plan(SCHEMA, "{ boxes { inner { other } inners { text } } }");
    ShapeCompiler compiler = new ShapeCompiler(plan, SCHEMA.view());
    ReadShape boxes = child(read(plan, compiler), 0);

    assertThat(boxes.target(boxes.keys().find("inner")).verbatim()).isNull();
    assertThat(boxes.target(boxes.keys().find("inners")).verbatim()).isNotNull();
  }

  private static boolean isVerbatim(QueryPlan plan, int key) {
    return read(plan, new ShapeCompiler(plan, SCHEMA.view())).target(key).verbatim() != null;
  }

  private static ReadShape child(ReadShape read, int key) {
    return Objects.requireNonNull(read.target(key).child());
  }

  /// How the plan's first fetch is read.
  private static ReadShape read(QueryPlan plan, ShapeCompiler compiler) {
    PlanNode node = plan.node();
    while (!(node instanceof PlanNode.RootFetch)) {
      node =
          switch (node) {
            case PlanNode.Sequence sequence -> sequence.nodes().getFirst();
            case PlanNode.Choice choice when choice.then() != null -> choice.then();
            case null, default -> throw new AssertionError("expected a root fetch, got " + node);
          };
    }
    return compiler.read(((PlanNode.RootFetch) node).selections(), ResponsePath.ROOT);
  }
}
