package io.interlock.router.pipeline;

import io.interlock.executor.subgraph.SubgraphTransport;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.Map;

/// Makes the way to the subgraphs for one request.
@FunctionalInterface
public interface SubgraphTransportFactory {
  /// @param engine the request's engine: what one engine asks is not answered to another
  /// @param addresses where the request's engine has its subgraphs
  /// @param loop the request's event loop, on which alone the transport is used
  /// @param clientHeaders of the client's request
  SubgraphTransport open(
      Object engine,
      Map<String, URI> addresses,
      EventLoop loop,
      HttpHeaders clientHeaders,
      String requestId);
}
