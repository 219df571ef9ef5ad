package io.interlock.executor.error;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;

/// Writes errors as JSON.
public final class ErrorWriter {
  private ErrorWriter() {}

  /// A response without data: `{"errors":[…]}`. The caller owns the buffer.
  public static ByteBuf errorBody(List<GraphqlError> errors, ByteBufAllocator allocator) {
    throw new UnsupportedOperationException("executor pending");
  }
}
