package io.interlock.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.supergraph.schema.Supergraph;
import org.junit.jupiter.api.Test;

final class CancellationTest {
  private static final Supergraph SCHEMA =
      Schemas.of(
          """
          type Query @join__type(graph: A) @join__type(graph: B) {
            x: Int @join__field(graph: A)
            y: Int @join__field(graph: B)
          }
          """);

  private final FakeSubgraphs subgraphs =
      new FakeSubgraphs()
          .answer("a", "{\"data\":{\"x\":1}}")
          .answer("b", "{\"data\":{\"y\":2}}")
          .hold();

  @Test
  void cancelsWhatIsUnderWayAndReleasesWhatHasCome() {
    Run run = Run.of(SCHEMA, "{ x y }", subgraphs).start();
    subgraphs.release("a");

    run.cancel();
    run.cancel();

    assertThat(subgraphs.cancelled()).isEqualTo(1);
    assertThat(subgraphs.waiting()).isEmpty();
    assertThat(run.isDone()).isFalse();
    run.assertNothingLeft();
  }

  @Test
  void doesNothingAfterTheResponse() {
    Run run = Run.of(SCHEMA, "{ x y }", subgraphs).start();
    subgraphs.release("b");
    subgraphs.release("a");

    run.cancel();

    assertThat(run.response()).isEqualTo("{\"data\":{\"x\":1,\"y\":2}}");
    assertThat(subgraphs.cancelled()).isZero();
  }
}
