package io.interlock.router.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.client.RawServer;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.PlanFault;
import io.interlock.router.http.RawClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Identical queries of clients that are in flight at once, from socket to socket. Requests to
/// subgraphs are not shared here, so that their number says how often a query was executed.
@Timeout(60)
class InFlightQueriesTest {
  private static final String CLIENTS =
      "traffic: {subgraphs: {dedupe: false}, clients: {dedupe: true}}";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String QUERY = "{\"query\":\"{ me { name } }\"}";
  private static final String ANSWER = "{\"data\":{\"me\":{\"name\":\"Ada\"}}}";

  /// One permit lets the subgraph answer one request.
  private final Semaphore answers = new Semaphore(0);

  private final RawServer.Script onDemand =
      (n, exchange) -> {
        while (exchange.read()) {
          answers.acquireUninterruptibly();
          exchange.answer(
              "{\"data\":{\"me\":{\"__typename\":\"User\",\"id\":\"1\",\"name\":\"Ada\"},"
                  + "\"user\":{\"name\":\"Ada\"},\"rename\":{\"name\":\"Ada\"}}}");
        }
      };

  private final List<RawClient> clients = new ArrayList<>();
  private TestRouter router;

  @BeforeEach
  void start() throws Exception {
    router = TestRouter.onOneLoop(onDemand, TestRouter.REVIEWS, CLIENTS);
  }

  @AfterEach
  void close() {
    answers.release(100);
    clients.forEach(RawClient::close);
    router.close();
  }

  private void restart(RawServer.Script accounts, String settings) throws Exception {
    close();
    answers.drainPermits();
    router = TestRouter.onOneLoop(accounts, TestRouter.REVIEWS, settings);
  }

  private RawClient send(String json, String headers) {
    RawClient client = router.connect();
    clients.add(client);
    return TestRouter.send(client, json, JSON + headers);
  }

  private RawClient send(String json) {
    return send(json, "");
  }

  /// The first, which is on its way when this returns.
  private RawClient lead(String json, String headers) throws Exception {
    RawClient client = send(json, headers);
    router.accounts.nextRequest();
    return client;
  }

  private RawClient lead() throws Exception {
    return lead(QUERY, "");
  }

  private void awaitDeduplicated(int count) {
    TestRouter.eventually(
        count + " joined",
        () -> router.metrics.exposition().contains("http_requests_deduplicated_total " + count));
  }

  private void assertExecuted(int times) {
    assertThat(router.metrics.exposition())
        .contains(
            "subgraph_requests_total{outcome=\"answered\",subgraph=\"accounts\"} "
                + times
                + ".0\n");
  }

  @Test
  void executesIdenticalQueriesOnceAndAnswersEverybody() throws Exception {
    RawClient leader = lead();
    RawClient follower = send(QUERY);
    RawClient other = send("{\"operationName\": null, \"query\": \"{ me { name } }\"}");
    awaitDeduplicated(2);
    answers.release();

    assertThat(leader.read().body()).isEqualTo(ANSWER);
    assertThat(follower.read().body()).isEqualTo(ANSWER);
    assertThat(other.read().body()).isEqualTo(ANSWER);
    assertExecuted(1);
  }

  @Test
  void executesAgainWhatIsAskedAfterTheAnswer() {
    answers.release(2);
    send(QUERY).read();
    send(QUERY).read();

    assertExecuted(2);
  }

  @Test
  void everybodyGetsTheHeadOfItsOwnAnswer() throws Exception {
    RawClient leader = lead(QUERY, "Accept: application/json\r\nX-Request-Id: first\r\n");
    RawClient follower =
        send(QUERY, "Accept: application/graphql-response+json\r\nX-Request-Id: second\r\n");
    awaitDeduplicated(1);
    answers.release();

    assertThat(leader.read().headers())
        .containsEntry("content-type", "application/json; charset=utf-8")
        .containsEntry("x-request-id", "first");
    assertThat(follower.read().headers())
        .containsEntry("content-type", "application/graphql-response+json; charset=utf-8")
        .containsEntry("x-request-id", "second");
    assertExecuted(1);
  }

  @Test
  void aGetJoinsAPost() throws Exception {
    RawClient leader = lead();
    RawClient follower = router.connect();
    clients.add(follower);
    follower.request("GET", "/graphql?query=" + encoded("{ me { name } }"), "");
    awaitDeduplicated(1);
    answers.release();

    assertThat(follower.read().body()).isEqualTo(leader.read().body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization: a | Authorization: b",
        "Authorization: a | Accept: application/json",
        "Apollo-Expose-Query-Plan: true | Accept: application/json"
      })
  void queriesWithOtherHeadersAreKeptApart(String one, String other) throws Exception {
    restart(onDemand, CLIENTS + "\nplans: {expose: true}");
    RawClient first = lead(QUERY, one + "\r\n");
    RawClient second = lead(QUERY, other + "\r\n");
    answers.release(2);
    first.read();
    second.read();

    assertExecuted(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "query A { me { name } }|{}|query B { me { name } }|{}",
        "query($id: ID!) { user(id: $id) { name } }|{\"id\":1}"
            + "|query($id: ID!) { user(id: $id) { name } }|{\"id\":2}"
      })
  void otherQueriesAreKeptApart(String one, String variables, String other, String others)
      throws Exception {
    RawClient first = lead("{\"query\":\"" + one + "\",\"variables\":" + variables + "}", "");
    RawClient second = lead("{\"query\":\"" + other + "\",\"variables\":" + others + "}", "");
    answers.release(2);
    first.read();
    second.read();

    assertExecuted(2);
  }

  @Test
  void otherOperationsOfADocumentAreKeptApart() throws Exception {
    String document = "\"query\":\"query A { me { name } } query B { a: me { name } }\"";
    RawClient first = lead("{" + document + ",\"operationName\":\"A\"}", "");
    RawClient second = lead("{" + document + ",\"operationName\":\"B\"}", "");
    answers.release(2);

    assertThat(first.read().body()).contains("\"me\"");
    second.read();
    assertExecuted(2);
  }

  @Test
  void queriesOnAnotherEngineAreKeptApart() throws Exception {
    RawClient first = lead();
    router.slot.swap(router.engine());
    RawClient second = lead();
    answers.release(2);
    first.read();
    second.read();

    assertExecuted(2);
  }

  @Test
  void neverSharesMutations() throws Exception {
    String mutation = "{\"query\":\"mutation { rename(name: \\\"B\\\") { name } }\"}";
    RawClient first = lead(mutation, "");
    RawClient second = lead(mutation, "");
    answers.release(2);
    first.read();
    second.read();

    assertExecuted(2);
  }

  @Test
  void whoHasChangedSomethingNeverGetsAnAnswerFromBefore() throws Exception {
    RawClient before = lead();
    RawClient mutation = lead("{\"query\":\"mutation { rename(name: \\\"B\\\") { name } }\"}", "");
    RawClient meanwhile = send(QUERY);
    awaitDeduplicated(1);
    mutation.close();
    TestRouter.eventually(
        "the mutation is given up",
        () ->
            router
                .metrics
                .exposition()
                .contains(
                    "subgraph_requests_total{outcome=\"cancelled\",subgraph=\"accounts\"} 1"));
    RawClient after = lead();
    answers.release(4);

    assertThat(before.read().body()).isEqualTo(ANSWER);
    assertThat(meanwhile.read().body()).isEqualTo(ANSWER);
    assertThat(after.read().body()).isEqualTo(ANSWER);
    assertExecuted(2);
  }

  @Test
  void theFollowersGetTheirAnswerWhenTheLeaderLeaves() throws Exception {
    String query =
        "{\"query\":\"query($id: ID!) { user(id: $id) { name } }\",\"variables\":{\"id\":\"7\"}}";
    RawClient leader = lead(query, "");
    RawClient follower = send(query);
    awaitDeduplicated(1);
    leader.close();
    TestRouter.eventually("its lease is given back", () -> router.leases() == 1);
    RawClient late = send(query);
    awaitDeduplicated(2);
    answers.release();

    assertThat(follower.read().body()).contains("Ada");
    assertThat(late.read().body()).contains("Ada");
    assertExecuted(1);
  }

  @Test
  void theOthersGetTheirAnswerWhenAFollowerLeaves() throws Exception {
    RawClient leader = lead();
    RawClient follower = send(QUERY);
    awaitDeduplicated(1);
    follower.close();
    TestRouter.eventually("its lease is given back", () -> router.leases() == 1);
    answers.release();

    assertThat(leader.read().body()).isEqualTo(ANSWER);
  }

  @Test
  void hangsUpOnTheSubgraphWhenTheLastOneLeaves() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    restart(
        (n, exchange) -> {
          exchange.read();
          exchange.awaitEnd();
          hungUp.countDown();
        },
        CLIENTS);
    RawClient leader = lead();
    RawClient follower = send(QUERY);
    awaitDeduplicated(1);
    leader.close();
    TestRouter.eventually("its lease is given back", () -> router.leases() == 1);
    assertThat(hungUp.getCount()).isOne();
    follower.close();

    assertThat(hungUp.await(10, SECONDS)).isTrue();
  }

  @Test
  void errorsAreSharedAsTheyAre() throws Exception {
    restart(
        (n, exchange) -> {
          exchange.read();
          answers.acquireUninterruptibly();
          exchange.reset();
        },
        CLIENTS);
    RawClient leader = lead();
    RawClient follower = send(QUERY);
    awaitDeduplicated(1);
    answers.release();

    String body = leader.read().body();
    assertThat(body).contains("SUBREQUEST_HTTP_ERROR");
    assertThat(follower.read().body()).isEqualTo(body);
  }

  @Test
  void whatTheEngineOnTrialFailsIsRunAgainOnceForEverybody() throws Exception {
    router.slot.swap(router.engine());
    router.slot.swap(router.engine(EngineObserver.NONE, PlanFault.NONE));
    answers.release();
    RawClient warm = send(QUERY);
    warm.read();
    router.accounts.nextRequest();
    RawClient leader = lead();
    RawClient follower = send(QUERY);
    awaitDeduplicated(1);
    router.faults.set(1);
    answers.release();
    awaitDeduplicated(2);
    answers.release();

    assertThat(leader.read().body()).isEqualTo(ANSWER);
    assertThat(follower.read().body()).isEqualTo(ANSWER);
    assertExecuted(3);
  }

  @Test
  void whatNeedsNoSubgraphIsAnsweredAtOnce() {
    assertThat(router.query("{ __typename }").body())
        .isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
    assertThat(router.query("{ __typename }").status()).isEqualTo(200);
  }

  @Test
  void isOffUnlessItIsAskedFor() throws Exception {
    restart(onDemand, "traffic: {subgraphs: {dedupe: false}}");
    RawClient first = lead();
    RawClient second = lead();
    answers.release(2);
    first.read();
    second.read();

    assertExecuted(2);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
