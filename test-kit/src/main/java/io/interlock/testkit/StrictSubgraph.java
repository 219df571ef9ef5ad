package io.interlock.testkit;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import io.interlock.testkit.data.Json;
import io.interlock.testkit.data.SubgraphData;
import io.interlock.testkit.federation.SubgraphSdl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// A subgraph that executes every request with graphql-java over its own SDL and a data file, and
/// takes nothing from the router that a real server might refuse. May be used by many threads.
public final class StrictSubgraph {
  private static final String VIOLATION_CODE = "STRICT_SUBGRAPH_VIOLATION";

  private final String name;
  private final String sdl;
  private final GraphQL graphql;
  private final Journal journal = new Journal();
  private final Journal common;

  private StrictSubgraph(String name, String sdl, SubgraphData data, Journal common) {
    this.name = name;
    this.sdl = sdl;
    this.common = common;
    this.graphql =
        GraphQL.newGraphQL(StrictWiring.executable(SubgraphSdl.read(sdl), data))
            .defaultDataFetcherExceptionHandler(new ViolationsToContext())
            // a subscription is answered with one event
            .subscriptionExecutionStrategy(new AsyncExecutionStrategy(new ViolationsToContext()))
            .build();
  }

  /// @param sdl federation 1 or 2, as its author writes it
  /// @throws io.interlock.testkit.federation.SubgraphSdlException when a server would refuse the
  ///   SDL
  public static StrictSubgraph of(String name, String sdl, SubgraphData data) {
    return of(name, sdl, data, new Journal());
  }

  static StrictSubgraph of(String name, String sdl, SubgraphData data, Journal common) {
    return new StrictSubgraph(name, sdl, data, common);
  }

  public String name() {
    return name;
  }

  public String sdl() {
    return sdl;
  }

  /// Executes one request.
  ///
  /// @param requestJson `{"query": …, "variables": …, "operationName": …}`
  /// @return the GraphQL response as JSON; only errors when there was a violation
  public String answer(String requestJson) {
    try {
      GraphqlRequest request = GraphqlRequest.parse(requestJson);
      record(
          new RecordedRequest(
              name, requestJson, request.query(), request.variables(), request.operationName()));
      return execute(request);
    } catch (Violation violation) {
      return refuse(List.of(violation.text()), requestJson);
    }
  }

  /// As {@link #answer}, on another thread.
  public CompletionStage<String> answer(String requestJson, Executor executor) {
    return CompletableFuture.supplyAsync(() -> answer(requestJson), executor);
  }

  private String execute(GraphqlRequest request) {
    List<String> violations = Collections.synchronizedList(new ArrayList<>());
    ExecutionResult result =
        graphql.execute(
            ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.plainVariables())
                .graphQLContext(Map.of(ViolationsToContext.KEY, violations))
                .build());
    if (!result.isDataPresent()) {
      result.getErrors().stream().map(GraphQLError::getMessage).forEach(violations::add);
    }
    return violations.isEmpty()
        ? Json.write(result.toSpecification())
        : refuse(violations, request.query() + " " + request.variables());
  }

  private String refuse(List<String> violations, String request) {
    List<Map<String, Object>> errors = new ArrayList<>();
    for (String violation : violations) {
      violated(violation + "\n  in the request " + request);
      errors.add(
          Map.of("message", name + ": " + violation, "extensions", Map.of("code", VIOLATION_CODE)));
    }
    return Json.write(Map.of("errors", errors));
  }

  /// Notes a violation that was seen outside of GraphQL, for example in an HTTP header.
  void violated(String violation) {
    journal.violation(name + ": " + violation);
    common.violation(name + ": " + violation);
  }

  private void record(RecordedRequest request) {
    journal.request(request);
    common.request(request);
  }

  /// All requests so far that could be read, in the order in which they came.
  public List<RecordedRequest> requests() {
    return journal.requests();
  }

  /// Everything that no lawful router does, with the request that did it.
  public List<String> violations() {
    return journal.violations();
  }

  /// Keeps violations that a field's reader throws; anything else thrown there is a fault of the
  /// test kit and is kept as well.
  private static final class ViolationsToContext implements DataFetcherExceptionHandler {
    static final String KEY = "violations";

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
        DataFetcherExceptionHandlerParameters parameters) {
      Throwable thrown = parameters.getException();
      List<String> violations =
          Objects.requireNonNull(
              parameters.getDataFetchingEnvironment().getGraphQlContext().get(KEY));
      violations.add(thrown instanceof Violation violation ? violation.text() : thrown.toString());
      return CompletableFuture.completedFuture(
          DataFetcherExceptionHandlerResult.newResult().build());
    }
  }
}
