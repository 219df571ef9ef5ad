package io.interlock.executor;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.parser.Parser;
import io.interlock.executor.error.ErrorPolicy;
import io.interlock.executor.error.ErrorWriter;
import io.interlock.executor.error.Suspicions;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.executor.variables.CoercionOutcome;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.operation.LiftedLiteral;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.Supergraph;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One execution in a test, with every buffer accounted for.
final class Run {
  private final Supergraph supergraph;
  private final CompiledOperation operation;
  private final SubgraphTransport subgraphs;
  private final CountingAllocator allocator = new CountingAllocator();
  private final List<ExecutionResult> results = new ArrayList<>();
  private ErrorPolicy policy = ErrorPolicy.OPEN;
  private String variables = "{}";
  private Map<String, String> literals = Map.of();
  private SubgraphTransport.@Nullable Cancellation cancellation;
  private @Nullable String response;

  private Run(Supergraph supergraph, QueryPlan plan, SubgraphTransport subgraphs) {
    this.supergraph = supergraph;
    this.operation = new Executor(supergraph).compile(plan, supergraph.view());
    this.subgraphs = subgraphs;
  }

  static Run of(Supergraph supergraph, QueryPlan plan, SubgraphTransport subgraphs) {
    return new Run(supergraph, plan, subgraphs);
  }

  /// Plans the query with the planner.
  static Run of(Supergraph supergraph, String query, SubgraphTransport subgraphs) {
    return new Run(supergraph, plan(supergraph, query), subgraphs);
  }

  static QueryPlan plan(Supergraph supergraph, String query) {
    var document = Parser.parse(query);
    assertThat(ParseAndValidate.validate(supergraph.apiSchema(), document, Locale.ENGLISH))
        .isEmpty();
    return ((PlanningOutcome.Planned)
            new QueryPlanner(supergraph).plan(document, null, supergraph.view()))
        .plan();
  }

  Run with(String variables) {
    this.variables = variables;
    return this;
  }

  /// With values for variables that stand for literals.
  Run with(List<LiftedLiteral> lifted) {
    literals = new HashMap<>();
    lifted.forEach(l -> literals.put(l.variable(), l.literal()));
    return this;
  }

  Run with(ErrorPolicy policy) {
    this.policy = policy;
    return this;
  }

  /// Coerces and executes; the response is there if no subgraph is held.
  Run start() {
    ByteBuf json = Unpooled.copiedBuffer(variables, StandardCharsets.UTF_8);
    switch (operation.coerce(json, operation.bind(literals))) {
      case CoercionOutcome.Coerced coerced ->
          cancellation =
              new Executor(supergraph)
                  .execute(
                      operation, coerced.variables(), policy, subgraphs, allocator, results::add);
      case CoercionOutcome.NotCoerced not -> {
        ByteBuf body = ErrorWriter.errorBody(not.errors(), allocator);
        results.add(new ExecutionResult(body, true, not.errors().size(), Suspicions.NONE));
      }
    }
    return this;
  }

  void cancel() {
    if (cancellation != null) {
      cancellation.cancel();
    }
  }

  boolean isDone() {
    return !results.isEmpty();
  }

  /// The response, after which no buffer may be left.
  String response() {
    if (response == null) {
      if (cancellation == null && results.isEmpty()) {
        start();
      }
      assertThat(results).hasSize(1);
      ByteBuf body = results.getFirst().body();
      response = body.toString(StandardCharsets.UTF_8);
      body.release();
      assertNothingLeft();
    }
    return response;
  }

  ExecutionResult result() {
    return results.getFirst();
  }

  void assertNothingLeft() {
    if (subgraphs instanceof FakeSubgraphs fakes) {
      fakes.assertBodiesReleased();
    }
    assertThat(allocator.open()).isEmpty();
  }

  /// Remembers what it gave out.
  private static final class CountingAllocator extends AbstractByteBufAllocator {
    private final List<ByteBuf> all = new ArrayList<>();

    private ByteBuf noted(ByteBuf buffer) {
      all.add(buffer);
      return buffer;
    }

    List<ByteBuf> open() {
      return all.stream().filter(b -> b.refCnt() > 0).toList();
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
      return noted(UnpooledByteBufAllocator.DEFAULT.heapBuffer(initialCapacity, maxCapacity));
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
      return noted(UnpooledByteBufAllocator.DEFAULT.directBuffer(initialCapacity, maxCapacity));
    }

    @Override
    public boolean isDirectBufferPooled() {
      return false;
    }
  }
}
