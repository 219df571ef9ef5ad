package io.interlock.executor.subgraph;

import io.netty.buffer.ByteBuf;

/// What became of a request to a subgraph.
public sealed interface SubgraphAnswer {
  /// An HTTP answer with a body, whatever its status. The body is one contiguous buffer over an
  /// array, owned by the receiver, not yet looked at. Its bytes are only read: others who asked the
  /// same may have a view of them.
  record Received(int status, ByteBuf body) implements SubgraphAnswer {
    public Received {
      if (!body.hasArray()) {
        throw new IllegalArgumentException("expected a buffer over an array, got " + body);
      }
    }
  }

  /// No answer. `code` goes to the client as `extensions.code`, for example `SUBREQUEST_HTTP_ERROR`
  /// or `SUBGRAPH_REQUEST_TIMEOUT`.
  record Failed(String code, String message) implements SubgraphAnswer {}
}
