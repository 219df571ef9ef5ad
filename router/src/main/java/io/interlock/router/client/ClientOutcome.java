package io.interlock.router.client;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;

/// What became of a request.
public sealed interface ClientOutcome {
  /// A whole answer, whatever its status.
  ///
  /// @param body one contiguous buffer, owned by the receiver
  record Answered(int status, HttpHeaders headers, ByteBuf body) implements ClientOutcome {}

  /// No answer, or not the whole of it.
  ///
  /// @param reason half a sentence without the server's name or address: `connection refused`
  record Failed(ClientFailure kind, String reason) implements ClientOutcome {}
}
