package io.interlock.router.subgraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.ServiceConfig;
import io.interlock.router.telemetry.Metrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FetchKeyTest {
  private final Endpoint endpoint =
      Endpoint.of(
          ServiceConfig.of("products", URI.create("http://localhost:1/")),
          true,
          Metrics.create().subgraph("products"));
  private final Asker asker = new Asker("engine", List.of(), "id");

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }

  @Test
  void bodiesWithEqualHashesAreComparedByteByByte() {
    FetchKey key = new FetchKey(asker, endpoint, 0, bytes("{a}"), 42);
    FetchKey same = new FetchKey(asker, endpoint, 0, bytes("{a}"), 42);
    FetchKey other = new FetchKey(asker, endpoint, 0, bytes("{b}"), 42);
    FetchKey longer = new FetchKey(asker, endpoint, 0, bytes("{a} "), 42);

    assertThat(key).hasSameHashCodeAs(other).isNotEqualTo(other).isNotEqualTo(longer);
    assertThat(key).hasSameHashCodeAs(same).isEqualTo(same);
  }

  @Test
  void idsOfRequestsDoNotCount() {
    Asker another = new Asker("engine", List.of(), "another id");

    assertThat(new FetchKey(asker, endpoint, 0, bytes("{a}")))
        .isEqualTo(new FetchKey(another, endpoint, 0, bytes("{a}")));
  }
}
