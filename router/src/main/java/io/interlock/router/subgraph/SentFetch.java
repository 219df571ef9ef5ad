package io.interlock.router.subgraph;

import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.client.ClientCall;
import io.interlock.router.client.ClientFailure;
import io.interlock.router.client.ClientOutcome;
import io.interlock.router.client.ClientRequest;
import io.interlock.router.client.HttpClient;
import io.interlock.router.telemetry.SubgraphOutcome;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;

/// One HTTP request to a subgraph on its way, counted. Owned by its event loop.
final class SentFetch implements SubgraphTransport.Cancellation {
  static final String HTTP_ERROR = "SUBREQUEST_HTTP_ERROR";
  private static final String TIMEOUT = "SUBGRAPH_REQUEST_TIMEOUT";

  private final Endpoint endpoint;
  private final Consumer<SubgraphAnswer> answer;
  private final ClientCall call;
  private final long begunNanos = System.nanoTime();
  private boolean isOver;

  /// Sends it.
  ///
  /// @param answer called once, perhaps before this returns; not after {@link #cancel}
  SentFetch(
      EventLoop loop,
      HttpClient client,
      Endpoint endpoint,
      ClientRequest requestOwned,
      Consumer<SubgraphAnswer> answer) {
    this.endpoint = endpoint;
    this.answer = answer;
    endpoint.metrics().started();
    this.call = client.send(loop, requestOwned, this::ended);
  }

  @Override
  public void cancel() {
    call.cancel();
    count(SubgraphOutcome.CANCELLED);
  }

  /// Has `extension` asked when the request's time is over.
  void extendBy(ClientCall.Extension extension) {
    call.extendBy(extension);
  }

  /// What it is answered with when its time is over.
  SubgraphAnswer timedOut() {
    return failed(call.timedOut());
  }

  private void ended(ClientOutcome outcome) {
    switch (outcome) {
      case ClientOutcome.Answered answered -> {
        boolean isGood = answered.status() / 100 == 2;
        count(isGood ? SubgraphOutcome.ANSWERED : SubgraphOutcome.BAD_ANSWER);
        answer.accept(new SubgraphAnswer.Received(answered.status(), answered.body()));
      }
      case ClientOutcome.Failed failed -> {
        count(outcomeOf(failed.kind()));
        answer.accept(failed(failed));
      }
    }
  }

  private SubgraphAnswer failed(ClientOutcome.Failed failed) {
    ClientFailure kind = failed.kind();
    String code = kind == ClientFailure.TIMEOUT ? TIMEOUT : HTTP_ERROR;
    String message = "subgraph '" + endpoint.name() + "' " + verb(kind) + ": " + failed.reason();
    return new SubgraphAnswer.Failed(code, message);
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
