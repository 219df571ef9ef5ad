package io.interlock.router.pipeline;

import io.interlock.router.engine.PreparedOperation;
import io.interlock.router.http.HttpExchange;
import io.interlock.router.telemetry.Metrics;
import io.interlock.router.telemetry.RequestEntry;
import io.interlock.router.telemetry.RequestKind;
import io.interlock.router.telemetry.RequestLog;
import org.jspecify.annotations.Nullable;

/// What metrics and log will say about a request. Owned by the request's event loop.
final class RequestNotes {
  /// What web servers log when the client left before its answer.
  private static final int CLIENT_CLOSED_REQUEST = 499;

  private final HttpExchange exchange;
  private @Nullable PreparedOperation operation;
  private @Nullable GuardedTransport transport;
  private @Nullable String code;
  private @Nullable String sharedWith;
  private int status = CLIENT_CLOSED_REQUEST;
  private int errors;
  private long epoch;
  private long responseBytes;

  RequestNotes(HttpExchange exchange) {
    this.exchange = exchange;
  }

  void ranOn(long epoch) {
    this.epoch = epoch;
  }

  void picked(PreparedOperation operation) {
    this.operation = operation;
  }

  void fetchesWith(GuardedTransport transport) {
    this.transport = transport;
  }

  /// The request waits for the execution of another one, of this id.
  void sharesWith(String requestId) {
    sharedWith = requestId;
  }

  void errors(int count) {
    errors = count;
  }

  void refused(String code, int count) {
    this.code = code;
    errors = count;
  }

  void answered(int status, long bytes) {
    this.status = status;
    responseBytes = bytes;
  }

  void clientGone() {
    status = CLIENT_CLOSED_REQUEST;
  }

  /// Whether something was sent to a subgraph that must not be sent again.
  boolean hasSentMutation() {
    return kind() == RequestKind.MUTATION && transport != null && transport.requests() > 0;
  }

  /// The request is over.
  void close(Metrics metrics, RequestLog log) {
    long nanos = System.nanoTime() - exchange.receivedNanos();
    metrics.requestFinished(kind(), status, nanos);
    if (log.isOn(status)) {
      log.write(entry(nanos));
    }
  }

  private RequestEntry entry(long nanos) {
    return new RequestEntry(
        exchange.requestId(),
        exchange.method().name(),
        exchange.path(),
        status,
        kind(),
        operation == null ? null : operation.name(),
        operation == null ? null : operation.textHash(),
        nanos,
        exchange.body().readableBytes(),
        responseBytes,
        errors,
        transport == null ? 0 : transport.requests(),
        sharedWith,
        epoch,
        exchange.remoteAddress().getAddress().getHostAddress(),
        code);
  }

  private RequestKind kind() {
    if (operation == null) {
      return RequestKind.UNKNOWN;
    }
    return switch (operation.kind()) {
      case QUERY -> RequestKind.QUERY;
      case MUTATION -> RequestKind.MUTATION;
      case SUBSCRIPTION -> RequestKind.SUBSCRIPTION;
    };
  }
}
