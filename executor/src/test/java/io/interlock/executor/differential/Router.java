package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.executor.CompiledOperation;
import io.interlock.executor.ExecutionResult;
import io.interlock.executor.Executor;
import io.interlock.executor.error.ErrorPolicy;
import io.interlock.executor.error.ErrorWriter;
import io.interlock.executor.error.Suspicions;
import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphRequest;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.executor.variables.CoercionOutcome;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.plan.PlanTextPrinter;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.testkit.StrictSubgraphs;
import io.interlock.testkit.data.Json;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// The product between a question and its answer, over strict subgraphs.
final class Router {
  private final StrictSubgraphs subgraphs;
  private final Set<String> labels;
  private final String supergraphSdl;
  private final Supergraph supergraph;
  private final QueryPlanner planner;
  private final Executor executor;
  private final List<Exchange> exchanges = new ArrayList<>();

  private Router(StrictSubgraphs subgraphs, Set<String> labels, String supergraphSdl) {
    this.subgraphs = subgraphs;
    this.labels = labels;
    this.supergraphSdl = supergraphSdl;
    this.supergraph = Supergraph.read(supergraphSdl);
    this.planner = new QueryPlanner(supergraph);
    this.executor = new Executor(supergraph);
  }

  /// Said of subgraphs that do not compose.
  static final class RejectedException extends RuntimeException {
    RejectedException(String errors) {
      super(errors);
    }
  }

  /// Said of a fault of the product that no response shows.
  static final class FaultException extends RuntimeException {
    FaultException(String what, Throwable cause) {
      super(what, cause);
    }

    FaultException(String what) {
      super(what);
    }
  }

  /// @param response as JSON
  /// @param violations what the subgraphs refused
  /// @param exchanges with the subgraphs
  record Answer(JsonNode response, List<String> violations, List<Exchange> exchanges) {}

  /// @throws RejectedException when the subgraphs do not compose
  static Router of(Scene scene) {
    List<SubgraphInput> inputs =
        scene.sdls().entrySet().stream()
            .map(sdl -> new SubgraphInput(sdl.getKey(), "http://" + sdl.getKey(), sdl.getValue()))
            .toList();
    return switch (Composer.compose(inputs)) {
      case CompositionResult.Rejected rejected ->
          throw new RejectedException(rejected.errors().toString());
      case CompositionResult.Composed composed ->
          new Router(
              StrictSubgraphs.of(scene.sdls(), scene.data().toString()),
              scene.labels(),
              composed.supergraphSdl());
    };
  }

  String supergraphSdl() {
    return supergraphSdl;
  }

  GraphQLSchema apiSchema() {
    return supergraph.apiSchema();
  }

  /// @throws FaultException when there is no plan or an exception inside
  /// @throws IllegalStateException when a subgraph has data that its types do not allow, which is a
  ///   fault of what was drawn
  Answer answer(Question question) {
    exchanges.clear();
    int violations = subgraphs.violations().size();
    String response = response(question);
    List<String> all = subgraphs.violations();
    return new Answer(
        Json.parse(response), all.subList(violations, all.size()), List.copyOf(exchanges));
  }

  /// The plan as text.
  String plan(Question question) {
    return PlanTextPrinter.print(planned(question));
  }

  private QueryPlan planned(Question question) {
    Document document = Parser.parse(question.operation());
    var invalid = ParseAndValidate.validate(supergraph.apiSchema(), document, Locale.ENGLISH);
    if (!invalid.isEmpty()) {
      throw new FaultException("not valid here: " + invalid.getFirst().getMessage());
    }
    return switch (planner.plan(document, null, labels, supergraph.view())) {
      case PlanningOutcome.Planned planned -> planned.plan();
      case PlanningOutcome.NotPlannable not -> throw new FaultException(not.message());
    };
  }

  private String response(Question question) {
    CompiledOperation operation;
    try {
      operation = executor.compile(planned(question), supergraph.view());
    } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
      throw new FaultException("fault of planner or compiler: " + e, e);
    }
    var json = Unpooled.copiedBuffer(question.variables(), StandardCharsets.UTF_8);
    return switch (operation.coerce(json)) {
      case CoercionOutcome.Coerced coerced -> text(executed(operation, coerced));
      case CoercionOutcome.NotCoerced not ->
          text(
              new ExecutionResult(
                  ErrorWriter.errorBody(not.errors(), UnpooledByteBufAllocator.DEFAULT),
                  true,
                  not.errors().size(),
                  Suspicions.NONE));
    };
  }

  private ExecutionResult executed(CompiledOperation operation, CoercionOutcome.Coerced coerced) {
    List<ExecutionResult> results = new ArrayList<>();
    try {
      executor.execute(
          operation,
          coerced.variables(),
          ErrorPolicy.OPEN,
          this::send,
          UnpooledByteBufAllocator.DEFAULT,
          results::add);
    } catch (RuntimeException e) {
      throw new FaultException("fault of the executor", e);
    }
    return results.getFirst();
  }

  private static String text(ExecutionResult result) {
    String text = result.body().toString(StandardCharsets.UTF_8);
    result.body().release();
    return text;
  }

  private SubgraphTransport.Cancellation send(
      SubgraphRequest request, Consumer<SubgraphAnswer> answer) {
    String body = request.body().toString(StandardCharsets.UTF_8);
    request.body().release();
    String text = subgraphs.subgraph(request.subgraph()).answer(body);
    if (text.contains("NullValueInNonNullableField")) {
      throw new IllegalStateException("data that the types do not allow: " + text);
    }
    exchanges.add(new Exchange(request.subgraph(), Json.parse(body), Json.parse(text)));
    answer.accept(
        new SubgraphAnswer.Received(200, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
    return () -> {};
  }
}
