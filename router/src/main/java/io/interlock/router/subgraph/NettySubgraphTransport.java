package io.interlock.router.subgraph;

import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphRequest;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.client.ClientCall;
import io.interlock.router.client.ClientFailure;
import io.interlock.router.client.ClientOutcome;
import io.interlock.router.client.ClientRequest;
import io.interlock.router.client.HttpClient;
import io.interlock.router.telemetry.SubgraphOutcome;
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
  private static final String TIMEOUT = "SUBGRAPH_REQUEST_TIMEOUT";
  private static final String HTTP_ERROR = "SUBREQUEST_HTTP_ERROR";

  private final EventLoop loop;
  private final HttpClient client;
  private final Endpoints endpoints;
  private final Map<String, URI> addresses;
  private final HttpHeaders common;
  private final int maxResponseBytes;

  NettySubgraphTransport(
      EventLoop loop,
      HttpClient client,
      Endpoints endpoints,
      Map<String, URI> addresses,
      HttpHeaders common,
      int maxResponseBytes) {
    this.loop = loop;
    this.client = client;
    this.endpoints = endpoints;
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
      answer.accept(new SubgraphAnswer.Failed(HTTP_ERROR, message));
      return () -> {};
    }
    Fetch fetch = new Fetch(endpoint, answer);
    ClientCall call = client.send(loop, httpRequest(endpoint, requestOwned), fetch::ended);
    return () -> {
      call.cancel();
      fetch.cancelled();
    };
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
    HttpHeaders headers = new DefaultHttpHeaders().set(common);
    String authorization = endpoint.target().authorization();
    if (authorization != null) {
      headers.set(HttpHeaderNames.AUTHORIZATION, authorization);
    }
    for (Map.Entry<String, String> header : endpoint.headers().entrySet()) {
      headers.set(header.getKey(), header.getValue());
    }
    return headers;
  }

  /// One request on its way, counted.
  private static final class Fetch {
    private final Endpoint endpoint;
    private final Consumer<SubgraphAnswer> answer;
    private final long begunNanos = System.nanoTime();
    private boolean isOver;

    Fetch(Endpoint endpoint, Consumer<SubgraphAnswer> answer) {
      this.endpoint = endpoint;
      this.answer = answer;
      endpoint.metrics().started();
    }

    void ended(ClientOutcome outcome) {
      switch (outcome) {
        case ClientOutcome.Answered answered -> {
          boolean isGood = answered.status() / 100 == 2;
          count(isGood ? SubgraphOutcome.ANSWERED : SubgraphOutcome.BAD_ANSWER);
          answer.accept(new SubgraphAnswer.Received(answered.status(), answered.body()));
        }
        case ClientOutcome.Failed(ClientFailure kind, String reason) -> {
          count(outcomeOf(kind));
          String code = kind == ClientFailure.TIMEOUT ? TIMEOUT : HTTP_ERROR;
          String message = "subgraph '" + endpoint.name() + "' " + verb(kind) + ": " + reason;
          answer.accept(new SubgraphAnswer.Failed(code, message));
        }
      }
    }

    void cancelled() {
      count(SubgraphOutcome.CANCELLED);
    }

    private void count(SubgraphOutcome outcome) {
      if (!isOver) {
        isOver = true;
        endpoint.metrics().finished(outcome, System.nanoTime() - begunNanos);
      }
    }

    private static SubgraphOutcome outcomeOf(ClientFailure kind) {
      return switch (kind) {
        case NOT_CONNECTED, TLS, BROKEN -> SubgraphOutcome.UNREACHABLE;
        case TIMEOUT -> SubgraphOutcome.TIMEOUT;
        case MALFORMED, TOO_LARGE -> SubgraphOutcome.BAD_ANSWER;
        case CLOSED -> SubgraphOutcome.CANCELLED;
      };
    }

    private static String verb(ClientFailure kind) {
      return switch (kind) {
        case NOT_CONNECTED, TLS -> "cannot be reached";
        case BROKEN, TIMEOUT, CLOSED -> "did not answer";
        case MALFORMED, TOO_LARGE -> "gave an answer that cannot be used";
      };
    }
  }
}
