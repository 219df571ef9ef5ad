package io.interlock.router.client;

import io.interlock.router.wire.Timeouts;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request on its way. Owned by its event loop.
///
/// The request's body is kept until the answer begins, since until then it may have to be sent a
/// second time: a kept-alive connection can be closed by the server in the very moment it is used.
public final class ClientCall {
  private final ClientRequest request;
  private final Consumer<ClientOutcome> answer;
  private final EventLoop loop;
  private Timeouts.Timeout timeout;
  private @Nullable ByteBuf body;
  private @Nullable ClientConnection connection;
  private boolean isDone;
  private boolean isSecondTry;
  private @Nullable Extension extension;

  /// Decides when a request's time is over.
  @FunctionalInterface
  public interface Extension {
    /// For how many nanoseconds more the answer is waited for; not above 0: no longer.
    long moreNanos();
  }

  ClientCall(EventLoop loop, ClientRequest request, Consumer<ClientOutcome> answer) {
    this.loop = loop;
    this.request = request;
    this.answer = answer;
    this.body = request.body();
    this.timeout = Timeouts.of(loop, request.timeout()).begin(this::timeOut);
  }

  /// Stops the request: its connection is closed, its buffers are released, the answer is not
  /// called. Does nothing after the answer. Called on the event loop.
  public void cancel() {
    if (isDone) {
      return;
    }
    ClientConnection used = connection;
    end();
    if (used != null) {
      used.abandon();
    }
  }

  /// Has `extension` asked each time the request's time is over. Called on the event loop.
  public void extendBy(Extension extension) {
    this.extension = extension;
  }

  /// What the request ends with when its time is over.
  public ClientOutcome.Failed timedOut() {
    long millis = request.timeout().toMillis();
    return new ClientOutcome.Failed(
        ClientFailure.TIMEOUT, "no complete answer within " + millis + " ms");
  }

  ClientRequest request() {
    return request;
  }

  boolean isDone() {
    return isDone;
  }

  boolean isSecondTry() {
    return isSecondTry;
  }

  /// The body, to be read for one more sending.
  ByteBuf body() {
    if (body == null) {
      throw new IllegalStateException("the answer has begun already");
    }
    return body;
  }

  void sentOn(ClientConnection connection) {
    this.connection = connection;
  }

  /// The answer has begun: there will be no second try.
  void answerBegins() {
    releaseBody();
  }

  /// Whether the request may be sent again, on a new connection, since nothing came back on the one
  /// that broke. Says yes once.
  boolean takeSecondTry() {
    if (isDone || isSecondTry || body == null || !request.isRepeatable()) {
      return false;
    }
    isSecondTry = true;
    connection = null;
    return true;
  }

  void answered(ClientOutcome outcome) {
    end();
    answer.accept(outcome);
  }

  void failed(ClientFailure kind, String reason) {
    answered(new ClientOutcome.Failed(kind, reason));
  }

  private void timeOut() {
    if (isDone) {
      return;
    }
    long moreNanos = extension == null ? 0 : extension.moreNanos();
    if (isDone) {
      return; // those who were asked have cancelled it
    }
    if (moreNanos > 0) {
      timeout = Timeouts.of(loop, request.timeout()).beginWith(moreNanos, this::timeOut);
      return;
    }
    ClientConnection used = connection;
    if (used != null) {
      used.abandon();
    }
    answered(timedOut());
  }

  private void end() {
    isDone = true;
    connection = null;
    timeout.cancel();
    releaseBody();
  }

  private void releaseBody() {
    if (body != null) {
      body.release();
      body = null;
    }
  }
}
