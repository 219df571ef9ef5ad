package io.interlock.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphRequest;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Subgraphs that answer what a test tells them to: at once, or when the test says so. Keeps every
/// request's body.
final class FakeSubgraphs implements SubgraphTransport {
  private final Map<String, Queue<Supplier<SubgraphAnswer>>> answers = new HashMap<>();
  private final List<Open> open = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<ByteBuf> bodies = new ArrayList<>();
  private boolean isHeld;
  private int cancelled;

  private record Open(String subgraph, Consumer<SubgraphAnswer> answer) {}

  /// Lets a subgraph answer its next request.
  FakeSubgraphs answer(String subgraph, String body) {
    return answer(subgraph, 200, body);
  }

  FakeSubgraphs answer(String subgraph, int status, String body) {
    return answer(subgraph, status, body.getBytes(StandardCharsets.UTF_8));
  }

  FakeSubgraphs answer(String subgraph, int status, byte[] bytes) {
    return add(
        subgraph,
        () -> {
          // as from the network: not at the start of its array
          ByteBuf body = Unpooled.buffer().writeBytes("skipped".getBytes(StandardCharsets.UTF_8));
          body.skipBytes(body.readableBytes()).writeBytes(bytes);
          return received(status, body);
        });
  }

  FakeSubgraphs fail(String subgraph, String code, String message) {
    return add(subgraph, () -> new SubgraphAnswer.Failed(code, message));
  }

  private SubgraphAnswer received(int status, ByteBuf body) {
    bodies.add(body);
    return new SubgraphAnswer.Received(status, body);
  }

  private FakeSubgraphs add(String subgraph, Supplier<SubgraphAnswer> answer) {
    answers.computeIfAbsent(subgraph, s -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /// From now on answers wait for {@link #release}.
  FakeSubgraphs hold() {
    isHeld = true;
    return this;
  }

  /// Gives the answer to the oldest open request of a subgraph.
  void release(String subgraph) {
    Open request =
        open.stream().filter(o -> o.subgraph().equals(subgraph)).findFirst().orElseThrow();
    open.remove(request);
    request.answer().accept(next(subgraph));
  }

  @Override
  public Cancellation send(SubgraphRequest requestOwned, Consumer<SubgraphAnswer> answer) {
    requests.add(
        requestOwned.subgraph() + " " + requestOwned.body().toString(StandardCharsets.UTF_8));
    requestOwned.body().release();
    assertThat(requestOwned.body().refCnt()).isZero();
    if (!isHeld) {
      answer.accept(next(requestOwned.subgraph()));
      return () -> {};
    }
    Open request = new Open(requestOwned.subgraph(), answer);
    open.add(request);
    return () -> {
      if (open.remove(request)) {
        cancelled++;
      }
    };
  }

  private SubgraphAnswer next(String subgraph) {
    Queue<Supplier<SubgraphAnswer>> left = answers.getOrDefault(subgraph, new ArrayDeque<>());
    assertThat(left).as("answers left for %s after %s", subgraph, requests).isNotEmpty();
    return left.remove().get();
  }

  /// The requests so far: the subgraph's name, a space, the body.
  List<String> requests() {
    return requests;
  }

  /// The subgraphs that wait for {@link #release}.
  List<String> waiting() {
    return open.stream().map(Open::subgraph).toList();
  }

  int cancelled() {
    return cancelled;
  }

  void assertBodiesReleased() {
    assertThat(bodies).allSatisfy(body -> assertThat(body.refCnt()).isZero());
  }
}
