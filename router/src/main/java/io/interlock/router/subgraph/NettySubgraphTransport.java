package io.interlock.router.subgraph;

import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphRequest;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.client.ClientRequest;
import io.interlock.router.client.HttpClient;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/// The transport of one client request. Owned by its event loop.
final class NettySubgraphTransport implements SubgraphTransport {
  private final EventLoop loop;
  private final HttpClient client;
  private final Endpoints endpoints;
  private final InFlightFetches inFlight;
  private final Asker asker;
  private final Map<String, URI> addresses;
  private final HttpHeaders common;
  private final int maxResponseBytes;

  NettySubgraphTransport(
      EventLoop loop,
      HttpClient client,
      Endpoints endpoints,
      InFlightFetches inFlight,
      Asker asker,
      Map<String, URI> addresses,
      HttpHeaders common,
      int maxResponseBytes) {
    this.loop = loop;
    this.client = client;
    this.endpoints = endpoints;
    this.inFlight = inFlight;
    this.asker = asker;
    this.addresses = addresses;
    this.common = common;
    this.maxResponseBytes = maxResponseBytes;
  }

  /// Hot path: per fetch.
  @Override
  public Cancellation send(SubgraphRequest requestOwned, Consumer<SubgraphAnswer> answer) {
    String subgraph = requestOwned.subgraph();
    Endpoint endpoint = endpoints.of(subgraph, addresses.get(subgraph));
    if (endpoint == null) {
      requestOwned.body().release();
      String message = "subgraph '" + subgraph + "' has no URL in the configuration";
      answer.accept(new SubgraphAnswer.Failed(SentFetch.HTTP_ERROR, message));
      return () -> {};
    }
    if (requestOwned.isMutation()) {
      return sendMutation(endpoint, requestOwned, answer);
    }
    return endpoint.isDeduplicated()
        ? sendOnce(endpoint, requestOwned, answer)
        : begin(endpoint, requestOwned, answer);
  }

  /// Joins the same query when that is on its way already.
  private Cancellation sendOnce(
      Endpoint endpoint, SubgraphRequest request, Consumer<SubgraphAnswer> answer) {
    FetchKey key = new FetchKey(asker, endpoint, inFlight.endedMutations(), request.body());
    InFlightFetch same = inFlight.find(key);
    if (same != null) {
      request.body().release();
      return same.join(asker, answer);
    }
    InFlightFetch fetch = new InFlightFetch(inFlight, key, answer);
    try {
      return fetch.sent(begin(endpoint, request, fetch::answered));
    } catch (RuntimeException | Error e) {
      fetch.close();
      throw e;
    }
  }

  /// Queries that were sent before the mutation ended are not joined by those that come after it.
  private Cancellation sendMutation(
      Endpoint endpoint, SubgraphRequest request, Consumer<SubgraphAnswer> answer) {
    SentFetch mutation =
        begin(
            endpoint,
            request,
            received -> {
              inFlight.mutationEnded();
              answer.accept(received);
            });
    return () -> {
      inFlight.mutationEnded();
      mutation.cancel();
    };
  }

  private SentFetch begin(
      Endpoint endpoint, SubgraphRequest request, Consumer<SubgraphAnswer> answer) {
    return new SentFetch(loop, client, endpoint, httpRequest(endpoint, request), answer);
  }

  private ClientRequest httpRequest(Endpoint endpoint, SubgraphRequest request) {
    return new ClientRequest(
        HttpMethod.POST,
        endpoint.target(),
        headersFor(endpoint),
        request.body(),
        endpoint.timeout(),
        maxResponseBytes,
        !request.isMutation());
  }

  /// The client's headers, then the URL's user info, then what is configured for the service.
  private HttpHeaders headersFor(Endpoint endpoint) {
    String authorization = endpoint.target().authorization();
    if (authorization == null && endpoint.headers().isEmpty()) {
      return common;
    }
    HttpHeaders headers = new DefaultHttpHeaders().set(common);
    if (authorization != null) {
      headers.set(HttpHeaderNames.AUTHORIZATION, authorization);
    }
    for (Map.Entry<String, String> header : endpoint.headers().entrySet()) {
      headers.set(header.getKey(), header.getValue());
    }
    return headers;
  }
}
