package io.interlock.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.parser.Parser;
import io.interlock.benchmarks.load.operation.Operation;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import io.interlock.benchmarks.load.shop.Shop;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.Supergraph;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The shop of `benchmarks/load` without sockets: its supergraph, its operations, and subgraphs
/// that answer out of memory after the first time. Owned by one thread.
final class ShopInMemory {
  private final Shop shop = new Shop();
  private final Map<String, GraphqlServer> subgraphs = new HashMap<>();
  private final Map<ByteBuf, byte[]> answers = new HashMap<>();
  private final Supergraph supergraph;

  ShopInMemory() {
    List<SubgraphInput> inputs = new ArrayList<>();
    for (String name : GraphqlServer.SUBGRAPHS) {
      GraphqlServer subgraph = GraphqlServer.subgraph(name, shop);
      subgraphs.put(name, subgraph);
      inputs.add(new SubgraphInput(name, "", subgraph.sdl()));
    }
    var composed = (CompositionResult.Composed) Composer.compose(inputs);
    supergraph = Supergraph.read(composed.supergraphSdl());
  }

  Supergraph supergraph() {
    return supergraph;
  }

  /// The body of a client's first request for an operation of `benchmarks/load`.
  byte[] request(String operation) {
    return Operation.named(operation)
        .orElseThrow()
        .traffic(GraphqlServer.monolith(shop))
        .request(0)
        .body();
  }

  /// The plan of that request's query.
  QueryPlan plan(String operation) throws IOException {
    String query = new ObjectMapper().readTree(request(operation)).path("query").textValue();
    var planned =
        (PlanningOutcome.Planned)
            new QueryPlanner(supergraph)
                .plan(Parser.parse(query), null, Set.of(), supergraph.view());
    return planned.plan();
  }

  /// What a subgraph answers.
  byte[] answer(String subgraph, ByteBuf request) {
    byte[] known = answers.get(request);
    if (known == null) {
      known = Objects.requireNonNull(subgraphs.get(subgraph)).answer(ByteBufUtil.getBytes(request));
      answers.put(request.copy(), known);
    }
    return known;
  }

  /// Answers at once.
  SubgraphTransport transport() {
    return (request, answer) -> {
      byte[] known = answer(request.subgraph(), request.body());
      request.body().release();
      answer.accept(new SubgraphAnswer.Received(200, heap(known)));
      return () -> {};
    };
  }

  /// A buffer with the bytes, over an array as those of the router are.
  static ByteBuf heap(byte[] bytes) {
    return ByteBufAllocator.DEFAULT.heapBuffer(bytes.length).writeBytes(bytes);
  }
}
