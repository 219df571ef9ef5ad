package io.interlock.router.client;

import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;

/// The pools of one event loop, by origin. Owned by that loop.
final class LoopPools {
  private final Map<HttpTarget.Origin, OriginPool> pools = new HashMap<>();
  private final EventLoop loop;
  private final HttpClientOptions options;
  private final Connector connector;

  LoopPools(EventLoop loop, HttpClientOptions options, Connector connector) {
    this.loop = loop;
    this.options = options;
    this.connector = connector;
  }

  OriginPool of(HttpTarget.Origin origin) {
    OriginPool known = pools.get(origin);
    return known == null ? add(origin) : known;
  }

  private OriginPool add(HttpTarget.Origin origin) {
    OriginPool added = new OriginPool(loop, origin, options, connector);
    pools.put(origin, added);
    return added;
  }

  void close() {
    pools.values().forEach(OriginPool::close);
  }
}
