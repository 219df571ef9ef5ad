package io.interlock.router.sdl;

import io.interlock.router.client.ClientFailure;
import io.interlock.router.client.ClientOutcome;
import io.interlock.router.client.ClientRequest;
import io.interlock.router.client.HttpClient;
import io.interlock.router.client.HttpTarget;
import io.interlock.router.config.ServiceConfig;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/// Sends `{ _service { sdl } }`.
final class ServiceQuery {
  /// Where servers that keep the SDL apart from GraphQL answer.
  static final String OTHER_PATH = "/_service";

  private static final String BODY = "{\"query\":\"{ _service { sdl } }\"}";

  private final HttpClient client;
  private final EventLoopGroup loops;
  private final int maxResponseBytes;

  ServiceQuery(HttpClient client, EventLoopGroup loops, int maxSdlBytes) {
    this.client = client;
    this.loops = loops;
    // In JSON an SDL grows by its escapes: quotes and line ends become two bytes.
    this.maxResponseBytes = (int) Math.min(Integer.MAX_VALUE - 8, 2L * maxSdlBytes + (64 << 10));
  }

  /// The same origin, at {@link #OTHER_PATH}.
  static HttpTarget otherPath(URI url) {
    return HttpTarget.of(url.resolve(OTHER_PATH));
  }

  /// Sends the query once.
  ///
  /// @return completed on an event loop, never exceptionally; the receiver owns the answer's body
  CompletableFuture<ClientOutcome> send(ServiceConfig service, HttpTarget target) {
    CompletableFuture<ClientOutcome> answer = new CompletableFuture<>();
    EventLoop loop = loops.next();
    try {
      loop.execute(() -> send(loop, service, target, answer));
    } catch (RejectedExecutionException e) {
      answer.complete(
          new ClientOutcome.Failed(ClientFailure.CLOSED, "the router is shutting down"));
    }
    return answer;
  }

  private void send(
      EventLoop loop,
      ServiceConfig service,
      HttpTarget target,
      CompletableFuture<ClientOutcome> answer) {
    try {
      client.send(loop, request(service, target), answer::complete);
    } catch (RuntimeException e) { // for example a configured header that HTTP does not allow
      String reason = "cannot be asked: " + e.getMessage();
      answer.complete(new ClientOutcome.Failed(ClientFailure.MALFORMED, reason));
    }
  }

  private ClientRequest request(ServiceConfig service, HttpTarget target) {
    HttpHeaders headers = new DefaultHttpHeaders();
    String authorization = target.authorization();
    if (authorization != null) {
      headers.set(HttpHeaderNames.AUTHORIZATION, authorization);
    }
    headers
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .set(HttpHeaderNames.ACCEPT, "application/graphql-response+json, application/json");
    service.headers().forEach(headers::set);
    ByteBuf body = ByteBufUtil.writeUtf8(UnpooledByteBufAllocator.DEFAULT, BODY);
    return new ClientRequest(
        HttpMethod.POST, target, headers, body, service.retry().timeout(), maxResponseBytes, true);
  }
}
