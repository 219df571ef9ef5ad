package io.interlock.router.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.interlock.router.http.HttpExchange;
import io.interlock.router.http.HttpStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A request as the HTTP server would hand it over, from loopback unless told otherwise, and the
/// answer it gets.
final class TestExchange implements HttpExchange {
  record Answer(int status, HttpHeaders headers, String body) {
    JsonNode json() {
      try {
        return JsonMapper.builder().build().readTree(body);
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }
  }

  private final HttpMethod method;
  private final QueryStringDecoder uri;
  private final HttpHeaders headers = new DefaultHttpHeaders().set("Host", "localhost:4000");
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final CompletableFuture<TestStream> stream = new CompletableFuture<>();
  private String body = "";
  private String remote = "127.0.0.1";

  private TestExchange(HttpMethod method, String uri) {
    this.method = method;
    this.uri = new QueryStringDecoder(uri);
  }

  static TestExchange get(String uri) {
    return new TestExchange(HttpMethod.GET, uri);
  }

  static TestExchange post(String uri) {
    return new TestExchange(HttpMethod.POST, uri);
  }

  static TestExchange of(String method, String uri) {
    return new TestExchange(HttpMethod.valueOf(method), uri);
  }

  TestExchange body(String body) {
    this.body = body;
    return this;
  }

  TestExchange header(String name, String value) {
    headers.set(name, value);
    return this;
  }

  TestExchange without(String header) {
    headers.remove(header);
    return this;
  }

  TestExchange from(String remote) {
    this.remote = remote;
    return this;
  }

  /// Has the handler answer; waits for the answer, which has to be as the API's document says.
  Answer sendTo(AdminHandler handler) {
    handler.handle(this);
    try {
      Answer got = answer.get(60, TimeUnit.SECONDS);
      OpenApiDocument.SHIPPED.check(method.name(), path(), body, got);
      return got;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  /// Has the handler answer piece by piece; returns when it has begun.
  TestStream streamFrom(AdminHandler handler) {
    handler.handle(this);
    try {
      return stream.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no stream", e);
    }
  }

  @Override
  public HttpMethod method() {
    return method;
  }

  @Override
  public String path() {
    return uri.rawPath();
  }

  @Override
  public Map<String, List<String>> queryParameters() {
    return uri.parameters();
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }

  @Override
  public ByteBuf body() {
    return Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
  }

  @Override
  public InetSocketAddress remoteAddress() {
    try {
      return new InetSocketAddress(InetAddress.getByName(remote), 50_000);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(remote, e);
    }
  }

  @Override
  public String requestId() {
    return "test";
  }

  @Override
  public long receivedNanos() {
    return 0;
  }

  @Override
  public EventLoop eventLoop() {
    throw new UnsupportedOperationException("admin calls leave the event loop alone");
  }

  @Override
  public ByteBufAllocator allocator() {
    return UnpooledByteBufAllocator.DEFAULT;
  }

  @Override
  public boolean isOver() {
    return answer.isDone();
  }

  @Override
  public void respond(int status, HttpHeaders headers, ByteBuf bodyOwned) {
    String text = bodyOwned.toString(StandardCharsets.UTF_8);
    bodyOwned.release();
    if (!answer.complete(new Answer(status, headers, text))) {
      throw new IllegalStateException("answered twice");
    }
  }

  @Override
  public HttpStream stream(int status, HttpHeaders headers) {
    TestStream begun = new TestStream();
    stream.complete(begun);
    return begun;
  }

  @Override
  public void onClose(Runnable action) {}

  @Override
  public void onEnd(Runnable action) {}
}
