package io.interlock.benchmarks.load.http;

import io.netty.buffer.ByteBuf;

/// A whole request or response.
///
/// @param head the first line and the headers, without the empty line
/// @param body owned by who gets the message
public record HttpMessage(String head, ByteBuf body) {

  private static final int STATUS_BEGIN = "HTTP/1.1 ".length();
  private static final int STATUS_LENGTH = 3;

  /// `POST /graphql HTTP/1.1`.
  public String firstLine() {
    int end = head.indexOf('\r');
    return end < 0 ? head : head.substring(0, end);
  }

  /// Of a response.
  public int status() {
    return Integer.parseInt(head, STATUS_BEGIN, STATUS_BEGIN + STATUS_LENGTH, 10);
  }
}
