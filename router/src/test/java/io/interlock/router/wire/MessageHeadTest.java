package io.interlock.router.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageHeadTest {
  private final MessageHead head = new MessageHead();

  @Test
  void putsLinesTogether() {
    head.add(MessageHead.encoded("HTTP/1.1 "))
        .add(204)
        .add(" ")
        .add(new AsciiString("No Content"))
        .endOfLine()
        .headers(new DefaultHttpHeaders().add("a", "1").add("a", new AsciiString("é")))
        .endOfLine();

    assertThat(text()).isEqualTo("HTTP/1.1 204 No Content\r\na: 1\r\na: é\r\n\r\n");
  }

  @Test
  void writesNumbersOfAnyLength() {
    for (int number : new int[] {0, 7, 10, 99, 100, 1_048_576, Integer.MAX_VALUE}) {
      head.clear().add(number);

      assertThat(text()).isEqualTo(Integer.toString(number));
    }
  }

  @Test
  void growsAsNeeded() {
    String value = "x".repeat(10_000);

    head.header("long", value).header("next", "1");

    assertThat(text()).isEqualTo("long: " + value + "\r\nnext: 1\r\n");
    assertThat(head.length()).isEqualTo(10_000 + 8 + 9);
  }

  private String text() {
    ByteBuf out = Unpooled.buffer();
    head.writeTo(out);
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
