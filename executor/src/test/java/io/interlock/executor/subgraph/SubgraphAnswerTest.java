package io.interlock.executor.subgraph;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class SubgraphAnswerTest {
  @Test
  void aBodyThatIsNotOverAnArrayIsRefused() {
    ByteBuf direct = Unpooled.directBuffer(2).writeShort(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SubgraphAnswer.Received(200, direct))
        .withMessageContaining("expected a buffer over an array");
    direct.release();
  }
}
