package io.interlock.router.subgraph;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.client.ClientRequest;
import io.interlock.router.client.HttpClient;
import io.interlock.router.client.HttpClientOptions;
import io.interlock.router.client.HttpTarget;
import io.interlock.router.client.RawServer;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.telemetry.Metrics;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whose time is over when, by a clock that the test moves.
@Timeout(30)
class InFlightFetchTest {
  /// What a service gives a request by default.
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final String TIMED_OUT =
      "subgraph 'products' did not answer: no complete answer within 30000 ms";

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final HttpClient client = new HttpClient(HttpClientOptions.DEFAULT);
  private final RawServer server = RawServer.start((n, exchange) -> exchange.awaitEnd());
  private final AtomicLong nanos = new AtomicLong();
  private final InFlightFetches all = new InFlightFetches(new AtomicLong(), nanos::get);
  private final URI url = URI.create("http://127.0.0.1:" + server.port() + "/");
  private final Endpoint endpoint =
      Endpoint.of(ServiceConfig.of("products", url), true, Metrics.create().subgraph("products"));
  private final Asker asker = new Asker(this, List.of(), "id");
  private final FetchKey key =
      new FetchKey(asker, endpoint, 0, Unpooled.copiedBuffer("{}", StandardCharsets.UTF_8));

  /// The messages that came, each with the name of who got it.
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
    group.shutdownGracefully(0, 5, SECONDS).await(10, SECONDS);
  }

  private <T> T onLoop(Callable<T> action) throws Exception {
    return loop.submit(action).get();
  }

  private InFlightFetch lead() {
    InFlightFetch fetch = new InFlightFetch(all, key, answer -> tell("leader", answer));
    fetch.sent(
        new SentFetch(
            loop,
            client,
            endpoint,
            new ClientRequest(
                HttpMethod.POST,
                HttpTarget.of(url),
                new DefaultHttpHeaders(),
                Unpooled.buffer(),
                TIMEOUT,
                1000,
                true),
            fetch::answered));
    return fetch;
  }

  private SubgraphTransport.Cancellation follow(InFlightFetch fetch, String name) {
    return fetch.join(asker, answer -> tell(name, answer));
  }

  private void tell(String name, SubgraphAnswer answer) {
    told.add(name + ": " + ((SubgraphAnswer.Failed) answer).message());
  }

  private void after(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  @Test
  void theLeaderIsToldWhenItsTimeIsOverAndTheRequestGoesOnForTheOthers() throws Exception {
    long more =
        onLoop(() -> {
          InFlightFetch fetch = lead();
          after(Duration.ofSeconds(10));
          follow(fetch, "follower");
          after(Duration.ofSeconds(20));
          return fetch.moreNanos();
        });

    assertThat(told).containsExactly("leader: " + TIMED_OUT);
    assertThat(more).isEqualTo(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void theRequestEndsWhenTheTimeOfTheLastIsOver() throws Exception {
    long more =
        onLoop(() -> {
          InFlightFetch fetch = lead();
          after(Duration.ofSeconds(10));
          follow(fetch, "follower");
          after(TIMEOUT);
          return fetch.moreNanos();
        });

    assertThat(more).as("the call tells everybody").isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void aFollowerHasItsWholeTimeAlsoWhenTheLeaderIsGone() throws Exception {
    long more =
        onLoop(() -> {
          InFlightFetch fetch = lead();
          after(Duration.ofSeconds(10));
          follow(fetch, "first").cancel();
          after(Duration.ofSeconds(5));
          follow(fetch, "second");
          after(Duration.ofSeconds(15));
          return fetch.moreNanos();
        });

    assertThat(more).isEqualTo(Duration.ofSeconds(15).toNanos());
  }

  @Test
  void nobodyJoinsARequestThatHasTakenTooLongForItsLeader() throws Exception {
    assertThat(
            onLoop(() -> {
              InFlightFetch fetch = lead();
              after(Duration.ofSeconds(10));
              follow(fetch, "follower");
              after(Duration.ofSeconds(20));
              fetch.moreNanos();
              return all.size();
            }))
        .isZero();
  }
}
