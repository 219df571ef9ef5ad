package io.interlock.router.wire;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;

/// Where the trailers of messages go that are read: nobody asks for them, so they are dropped, and
/// a message without any costs nothing.
public final class NoTrailers extends EmptyHttpHeaders {
  private static final NoTrailers INSTANCE = new NoTrailers();

  private NoTrailers() {}

  /// Gives them to a decoder.
  public static HttpHeadersFactory factory() {
    return new HttpHeadersFactory() {
      @Override
      public HttpHeaders newHeaders() {
        return INSTANCE;
      }

      @Override
      public HttpHeaders newEmptyHeaders() {
        return INSTANCE;
      }
    };
  }

  @Override
  public HttpHeaders add(String name, Object value) {
    return this;
  }

  @Override
  public HttpHeaders add(String name, Iterable<?> values) {
    return this;
  }
}
