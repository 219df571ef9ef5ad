package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.interlock.router.engine.EngineStatus;
import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.lifecycle.FailureCode;
import io.interlock.router.lifecycle.FaultPoint;
import io.interlock.router.lifecycle.Force;
import io.interlock.router.lifecycle.GatewayState;
import io.interlock.router.lifecycle.LifecycleEvent;
import io.interlock.router.lifecycle.Revision;
import io.interlock.router.lifecycle.ServiceStatus;
import io.interlock.router.lifecycle.Step;
import io.interlock.router.lifecycle.SubgraphChange;
import io.interlock.router.lifecycle.TestGateway;
import io.interlock.router.lifecycle.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The API's document against the API. That real answers are as it says is seen by every test that
/// makes a call: {@link TestExchange} holds each against it.
class OpenApiTest {
  private static final Path SERVED =
      OpenApiDocument.FILE.resolveSibling(
          "../router/src/main/resources/io/interlock/router/admin/openapi.json");

  private final OpenApiDocument document = OpenApiDocument.SHIPPED;

  @Test
  void whatIsServedIsTheDocument() throws IOException {
    DefaultIndenter lineFeed = new DefaultIndenter("  ", "\n");
    String json =
        JsonMapper.builder()
                .build()
                .writer(
                    new DefaultPrettyPrinter()
                        .withObjectIndenter(lineFeed)
                        .withArrayIndenter(lineFeed))
                .writeValueAsString(document.root())
            + "\n";
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(SERVED, json);
    }
    assertThat(SERVED).as("rewrite with -Dgolden=write").content().isEqualTo(json);

    AdminWorld world = new AdminWorld("token");
    TestExchange.Answer answer =
        TestExchange.get("/gateway/openapi.json").from("10.0.0.7").sendTo(world.handler);
    assertThat(answer.json().path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(answer.headers().get("Content-Type")).startsWith("application/json");
  }

  @Test
  void everyCallOfTheRouterIsDocumentedAndEveryDocumentedOneIsThere() {
    TestGateway gateway = TestGateway.resting();
    AdminRoutes routes =
        AdminApi.routes(
            gateway.lifecycle(),
            gateway.metrics(),
            new AdminOptions(null, 1_000, null, gateway.store(), gateway.faults()),
            gateway.clock());

    assertThat(routes.all().stream().map(r -> r.method() + " " + r.path()).toList())
        .containsExactlyInAnyOrderElementsOf(document.calls());
    for (AdminRoute route : routes.all()) {
      JsonNode operation = operation(route);
      boolean isForEverybody = operation.has("security");
      assertThat(isForEverybody)
          .as(route.path() + " without a token")
          .isEqualTo(route.access() == AdminRoute.Access.EVERYBODY);
    }
  }

  @Test
  void everyNameInAPathIsAParameter() {
    document
        .root()
        .path("paths")
        .properties()
        .forEach(path -> {
          List<String> names =
              Pattern.compile("\\{(\\w+)}")
                  .matcher(path.getKey())
                  .results()
                  .map(m -> m.group(1))
                  .toList();
          List<String> parameters = new ArrayList<>();
          path.getValue()
              .path("parameters")
              .forEach(p ->
                  parameters.add(
                      p.path("$ref").asText(p.path("name").asText()).replaceFirst(".*/", "")));
          assertThat(parameters).as(path.getKey()).isEqualTo(names);
        });
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void everyCodeIsDocumentedByItsStatus(FailureCode code) {
    assertThat(document.codes("POST", "/{name}/apply", AdminStatus.of(code))).contains(code.name());
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyWordOfAnAnswerIsDocumentedAndNoOther(String pointer, List<String> words) {
    List<String> documented = new ArrayList<>();
    document.root().at("/components/schemas" + pointer).forEach(w -> documented.add(w.asText()));

    assertThat(documented).as(pointer).containsExactlyInAnyOrderElementsOf(words);
  }

  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of("/Changed/properties/status/enum", names(ApplyAnswer.Status.values())),
        Arguments.of(
            "/SubgraphChange/properties/result/enum", names(SubgraphChange.Result.values())),
        Arguments.of("/Engine/properties/state/enum", names(EngineStatus.State.values())),
        Arguments.of("/Revision/properties/state/enum", names(Revision.State.values())),
        Arguments.of("/Service/properties/status/enum", names(ServiceStatus.Status.values())),
        Arguments.of("/Health/properties/status/enum", names(GatewayState.values())),
        Arguments.of("/Force/items/enum", labels(Force.values(), Force::label)),
        Arguments.of("/Trigger/enum", labels(Trigger.values(), Trigger::label)),
        Arguments.of("/Timings/propertyNames/enum", labels(Step.values(), Step::label)),
        Arguments.of(
            "/Event/properties/type/enum",
            labels(LifecycleEvent.Type.values(), LifecycleEvent.Type::label)));
  }

  @Test
  void everyFaultThatCanBeInjectedIsDocumented() {
    JsonNode points =
        document
            .root()
            .path("paths")
            .path("/gateway/debug/faults")
            .at("/post/requestBody/content/application~1json/schema/properties/point/enum");

    List<String> documented = new ArrayList<>();
    points.forEach(p -> documented.add(p.asText()));
    assertThat(documented)
        .containsExactlyElementsOf(labels(FaultPoint.values(), FaultPoint::label));
  }

  private JsonNode operation(AdminRoute route) {
    return document
        .root()
        .path("paths")
        .path(route.path().toString())
        .path(route.method().name().toLowerCase(Locale.ROOT));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static <T> List<String> labels(T[] values, Function<T, String> label) {
    return Arrays.stream(values).map(label).toList();
  }
}
