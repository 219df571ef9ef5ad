package io.interlock.executor.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesHashTest {
  @Test
  void bytesThatDifferInOneBitHaveOtherHashes() {
    Random random = new Random(1);
    for (int length = 1; length < 70; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      int hash = BytesHash.of(Unpooled.wrappedBuffer(bytes));
      for (int i = 0; i < length; i++) {
        bytes[i] ^= 1;
        assertThat(BytesHash.of(Unpooled.wrappedBuffer(bytes))).isNotEqualTo(hash);
        bytes[i] ^= 1;
      }
    }
  }

  @Test
  void zerosCount() {
    assertThat(BytesHash.of(Unpooled.wrappedBuffer(new byte[3])))
        .isNotEqualTo(BytesHash.of(Unpooled.wrappedBuffer(new byte[4])));
  }

  @Test
  void neitherThePlaceNorTheKindOfMemoryCounts() {
    byte[] text = "{\"query\":\"query($a: ID!) { b(c: $a) }\"}".getBytes(StandardCharsets.UTF_8);
    ByteBuf direct = Unpooled.directBuffer().writeZero(3).writeBytes(text).skipBytes(3);

    assertThat(BytesHash.of(direct)).isEqualTo(BytesHash.of(Unpooled.wrappedBuffer(text)));
    assertThat(direct.readerIndex()).isEqualTo(3);
    direct.release();
  }
}
