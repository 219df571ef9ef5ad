package io.interlock.router.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CollectedBodyTest {
  private final HttpRequest head =
      new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");

  private CollectedBody body(int limit, int mostAtFirst) {
    return CollectedBody.of(head, limit, mostAtFirst, UnpooledByteBufAllocator.DEFAULT);
  }

  private static ByteBuf piece(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }

  @Test
  void putsPiecesTogetherOverAnArrayAndGivesThemBack() {
    CollectedBody body = body(6, 100);
    ByteBuf first = piece("abc");
    ByteBuf second = piece("def");

    assertThat(body.append(first)).isTrue();
    assertThat(body.append(second)).isTrue();

    assertThat(first.refCnt()).isZero();
    assertThat(second.refCnt()).isZero();
    ByteBuf whole = body.take();
    assertThat(whole.hasArray()).isTrue();
    assertThat(whole.toString(StandardCharsets.UTF_8)).isEqualTo("abcdef");
    body.release();
    assertThat(whole.refCnt()).as("owned by who took it").isOne();
    whole.release();
  }

  @Test
  void refusesThePieceThatIsTooMuch() {
    CollectedBody body = body(5, 100);
    ByteBuf tooMuch = piece("def");

    assertThat(body.append(piece("abc"))).isTrue();
    assertThat(body.append(tooMuch)).isFalse();

    assertThat(tooMuch.refCnt()).isZero();
    body.release();
  }

  @Test
  void isEmptyWhenNothingCame() {
    ByteBuf whole = body(5, 100).take();

    assertThat(whole.readableBytes()).isZero();
    whole.release();
  }

  @Test
  void startsWithTheDeclaredLengthAsFarAsThatIsNotTooMuch() {
    head.headers().set(HttpHeaderNames.CONTENT_LENGTH, 50);

    assertThat(capacityAtFirst(body(1000, 100))).isEqualTo(50);
    assertThat(capacityAtFirst(body(1000, 20))).isEqualTo(20);
    assertThat(capacityAtFirst(body(30, 100))).isEqualTo(30);
  }

  private static int capacityAtFirst(CollectedBody body) {
    body.append(piece("abc"));
    ByteBuf whole = body.take();
    int capacity = whole.capacity();
    whole.release();
    return capacity;
  }
}
