package io.interlock.router.client;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Sends HTTP/1.1 requests, in clear text or over TLS with the platform's trust store and the host
/// name verified. Shared by all event loops; what belongs to one loop is touched by that loop
/// alone.
public final class HttpClient implements AutoCloseable {
  private final Map<EventLoop, LoopPools> pools = new ConcurrentHashMap<>();
  private final AtomicInteger openConnections = new AtomicInteger();
  private final HttpClientOptions options;
  private final Connector connector;
  private volatile boolean isClosed;

  /// With the system's name resolution and trust store.
  public HttpClient(HttpClientOptions options) {
    this(options, new HostResolver(), TlsContext.ofPlatform());
  }

  HttpClient(HttpClientOptions options, HostResolver resolver, TlsContext tls) {
    this.options = options;
    this.connector = new Connector(options, resolver, tls, openConnections);
  }

  /// Sends a request on the calling thread's event loop.
  ///
  /// @param loop the calling thread's event loop
  /// @param answer called exactly once on the same thread, perhaps before this method returns,
  ///   unless the call is cancelled before
  public ClientCall send(
      EventLoop loop, ClientRequest requestOwned, Consumer<ClientOutcome> answer) {
    if (!loop.inEventLoop()) {
      requestOwned.body().release();
      throw new IllegalStateException("send is called on another thread than the event loop's");
    }
    ClientCall call = new ClientCall(loop, requestOwned, answer);
    if (isClosed) {
      call.failed(ClientFailure.CLOSED, "the client is closed");
    } else {
      poolsOf(loop).of(requestOwned.target().origin()).send(call);
    }
    return call;
  }

  /// How many connections are open, idle ones included.
  public int openConnections() {
    return openConnections.get();
  }

  /// Closes all connections; what is under way fails with {@link ClientFailure#CLOSED}.
  @Override
  public void close() {
    isClosed = true;
    pools.forEach((loop, ofLoop) -> loop.execute(ofLoop::close));
    connector.close();
  }

  private LoopPools poolsOf(EventLoop loop) {
    return pools.computeIfAbsent(loop, owner -> new LoopPools(owner, options, connector));
  }
}
