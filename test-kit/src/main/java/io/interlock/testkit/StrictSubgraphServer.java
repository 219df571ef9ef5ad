package io.interlock.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A strict subgraph behind HTTP on a loopback port. What it serves and how it misbehaves can be
/// changed while it runs. May be used by many threads.
public final class StrictSubgraphServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int BACKLOG = 512;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Headers> headers = new CopyOnWriteArrayList<>();
  private final AtomicInteger failing = new AtomicInteger();
  private final HttpServer server;
  private volatile StrictSubgraph subgraph;
  private volatile Duration delay = Duration.ZERO;
  private volatile int status = OK;
  private volatile int failingStatus = OK;
  private volatile @Nullable String body;

  private StrictSubgraphServer(StrictSubgraph subgraph, int port) throws IOException {
    this.subgraph = subgraph;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /// Starts on a free port.
  public static StrictSubgraphServer start(StrictSubgraph subgraph) {
    return start(subgraph, 0);
  }

  /// Starts on the given port, for a subgraph that comes back after it was stopped.
  public static StrictSubgraphServer start(StrictSubgraph subgraph, int port) {
    try {
      StrictSubgraphServer server = new StrictSubgraphServer(subgraph, port);
      server.server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port() + "/graphql");
  }

  public StrictSubgraph subgraph() {
    return subgraph;
  }

  /// Serves another schema or other data from the next request on.
  public void serve(StrictSubgraph next) {
    subgraph = next;
  }

  /// Every answer waits so long first.
  public void delay(Duration duration) {
    delay = duration;
  }

  /// The HTTP status of every answer. With another one than 200 nothing is executed.
  public void status(int code) {
    status = code;
  }

  /// The next `times` requests are answered with `code`, those after them as usual.
  public void failNext(int times, int code) {
    failingStatus = code;
    failing.set(times);
  }

  /// Answers every request with this text in place of an execution; null ends that.
  public void body(@Nullable String text) {
    body = text;
  }

  /// The headers of every request so far, in order of arrival.
  public List<Headers> headers() {
    return List.copyOf(headers);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      headers.add(exchange.getRequestHeaders());
      if (waitForDelay()) {
        return;
      }
      int code = failing.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? failingStatus : status;
      respond(exchange, code, answer(exchange, code, request));
    }
  }

  /// @return whether the server was closed meanwhile
  private boolean waitForDelay() {
    try {
      return !delay.isZero() && closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private String answer(HttpExchange exchange, int code, String request) {
    String fixed = body;
    if (fixed != null) {
      return fixed;
    }
    if (code != OK) {
      return "{\"errors\":[{\"message\":\"status " + code + " on demand\"}]}";
    }
    checkHttp(exchange);
    return subgraph.answer(request);
  }

  private void checkHttp(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("POST")) {
      subgraph.violated("expected POST, found " + exchange.getRequestMethod());
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      subgraph.violated("expected Content-Type application/json, found " + type);
    }
  }

  private static void respond(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// Stops at once; open connections are cut.
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
