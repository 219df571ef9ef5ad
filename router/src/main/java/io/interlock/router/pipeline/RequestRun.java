package io.interlock.router.pipeline;

import io.interlock.executor.ExecutionResult;
import io.interlock.executor.error.ErrorWriter;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.executor.variables.CoercedVariables;
import io.interlock.executor.variables.CoercionOutcome;
import io.interlock.planner.plan.OperationKind;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineFault;
import io.interlock.router.engine.Lease;
import io.interlock.router.engine.OperationOutcome;
import io.interlock.router.engine.PreparedOperation;
import io.interlock.router.http.HttpExchange;
import io.interlock.router.wire.Timeouts;
import io.interlock.supergraph.schema.Sha256;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request on its way through the stages. Owned by its event loop.
///
/// It is answered once: by its result, a refusal, its timeout, a fault, or the end of a retired
/// engine, whichever comes first; what comes later is dropped. Its leases end with the exchange.
///
/// When the engine is at fault while it is on trial, the whole request is run again on the standby,
/// unless a mutation has sent something already.
final class RequestRun {
  private static final Logger LOG = LoggerFactory.getLogger(RequestRun.class);

  private final HttpExchange exchange;
  private final GraphqlHandler settings;
  private final RequestNotes notes;
  private ResponseMediaType mediaType = ResponseMediaType.JSON;
  private boolean isAnswered;
  private final EngineHold hold;
  private @Nullable GraphqlRequest request;
  private Timeouts.@Nullable Timeout timeout;
  private SubgraphTransport.@Nullable Cancellation execution;

  RequestRun(HttpExchange exchange, GraphqlHandler settings) {
    this.exchange = exchange;
    this.settings = settings;
    this.notes = new RequestNotes(exchange);
    this.hold = new EngineHold(settings.slot(), exchange);
  }

  void start() {
    settings.metrics().requestStarted();
    exchange.onClose(this::clientGone);
    exchange.onEnd(this::end);
    try {
      negotiate();
    } catch (RuntimeException | Error e) {
      fault(e);
    }
  }

  private void negotiate() {
    ResponseMediaType preferred = ResponseMediaType.preferred(exchange.headers());
    if (preferred == null) {
      refuse(
          Refusal.of(
              406,
              "INVALID_HEADER",
              "expected Accept to allow application/graphql-response+json or application/json"));
      return;
    }
    mediaType = preferred;
    switch (RequestDecoder.decode(exchange)) {
      case Decoding.Refused(Refusal refusal) -> refuse(refusal);
      case Decoding.Decoded(GraphqlRequest decoded) -> {
        request = decoded;
        lease(decoded);
      }
    }
  }

  private void lease(GraphqlRequest request) {
    Lease taken = hold.take();
    if (taken == null) {
      refuse(Refusal.unavailable("SCHEMA_NOT_READY", "no schema is active yet"));
      return;
    }
    timeout =
        Timeouts.of(exchange.eventLoop(), settings.requestTimeout())
            .begin(this::timeOut, exchange.receivedNanos());
    runOn(taken, request);
  }

  private void runOn(Lease taken, GraphqlRequest request) {
    notes.ranOn(taken.epoch());
    taken.onCut(() -> exchange.eventLoop().execute(this::engineRetired));
    lookUp(taken.engine(), request);
  }

  private void lookUp(Engine engine, GraphqlRequest request) {
    OperationOutcome known = engine.knownOperation(request.query(), request.operationName());
    if (known != null) {
      settings.metrics().operationCacheHit();
      prepared(engine, request, known);
      return;
    }
    settings.metrics().operationCacheMiss();
    prepare(engine, request);
  }

  /// The cold path runs on another thread and comes back to the event loop.
  private void prepare(Engine engine, GraphqlRequest request) {
    long begun = System.nanoTime();
    var _ =
        engine
            .operation(request.query(), request.operationName())
            .whenComplete((outcome, thrown) ->
                exchange
                    .eventLoop()
                    .execute(() -> {
                      settings.metrics().operationPrepared(System.nanoTime() - begun);
                      resume(engine, request, outcome, thrown);
                    }));
  }

  private void resume(
      Engine engine,
      GraphqlRequest request,
      @Nullable OperationOutcome outcome,
      @Nullable Throwable thrown) {
    if (isAnswered || exchange.isOver()) {
      return;
    }
    try {
      if (outcome == null) {
        throw new IllegalStateException("the operation could not be prepared", thrown);
      }
      prepared(engine, request, outcome);
    } catch (RuntimeException | Error e) {
      fault(e);
    }
  }

  private void prepared(Engine engine, GraphqlRequest request, OperationOutcome outcome) {
    switch (outcome) {
      case OperationOutcome.Refused refused -> refused(request, refused);
      case OperationOutcome.Prepared(PreparedOperation operation) -> {
        notes.picked(operation);
        Refusal refusal = refusalOfKind(operation.kind(), request);
        if (refusal != null) {
          refuse(refusal);
        } else {
          show(engine, request, operation);
        }
      }
    }
  }

  private void refused(GraphqlRequest request, OperationOutcome.Refused refused) {
    if (refused.code().equals(OperationOutcome.FAULTED)) {
      rescueOrRefuse();
    } else if (hold.isRescue()) {
      refuse(Refusal.fault()); // what the engine that serves failed at is new to the standby
    } else {
      if (refused.code().equals(OperationOutcome.VALIDATION_FAILED)) {
        hold.invalid(request);
      }
      refuse(refusalOf(refused));
    }
  }

  private static Refusal refusalOf(OperationOutcome.Refused refused) {
    return switch (refused.code()) {
      case OperationOutcome.OVERLOADED ->
          Refusal.unavailable(refused.code(), refused.errors().getFirst().message());
      default -> Refusal.ofGraphql(refused.code(), refused.errors());
    };
  }

  private static @Nullable Refusal refusalOfKind(OperationKind kind, GraphqlRequest request) {
    return switch (kind) {
      case QUERY -> null;
      case MUTATION ->
          request.isGet()
              ? Refusal.methodNotAllowed(
                  "MUTATION_NOT_ALLOWED_OVER_HTTP_GET",
                  "expected a mutation by POST, got GET",
                  "POST")
              : null;
      case SUBSCRIPTION ->
          Refusal.ofGraphql(
              "SUBSCRIPTIONS_NOT_SUPPORTED",
              "expected a query or a mutation, got a subscription: they are not supported");
    };
  }

  /// A dry run ends with the plan: no subgraph is asked, and variables may be missing.
  private void show(Engine engine, GraphqlRequest request, PreparedOperation operation) {
    PlanExposure exposure = settings.planExposure(exchange.headers());
    if (exposure.isDryRun()) {
      respond(
          200,
          EmptyHttpHeaders.INSTANCE,
          exposure.planAlone(operation.plan(), exchange.allocator()));
    } else {
      coerce(engine, request, operation, exposure);
    }
  }

  private void coerce(
      Engine engine, GraphqlRequest request, PreparedOperation operation, PlanExposure exposure) {
    switch (operation.coerce(request.variables())) {
      case CoercionOutcome.NotCoerced not ->
          refuse(Refusal.ofGraphql("BAD_USER_INPUT", not.errors()));
      case CoercionOutcome.Coerced(CoercedVariables variables) ->
          execute(engine, request, operation, variables, exposure);
    }
  }

  private void execute(
      Engine engine,
      GraphqlRequest request,
      PreparedOperation operation,
      CoercedVariables variables,
      PlanExposure exposure) {
    operation.used();
    OperationRun run =
        new OperationRun(exchange, settings, hold, notes, engine, operation, variables, exposure);
    SubgraphTransport.Cancellation started =
        run.start(
            request.variables(),
            new InFlightQuery.Waiter() {
              @Override
              public void executed(ExecutionResult resultOwned) {
                RequestRun.this.executed(engine, request, resultOwned);
              }

              @Override
              public void faulted(Throwable thrown) {
                fault(thrown);
              }
            });
    if (isAnswered || !hold.isOn(engine)) {
      started.cancel(); // a fault ended it; a result makes this do nothing
    } else {
      execution = started;
    }
  }

  private void executed(Engine engine, GraphqlRequest request, ExecutionResult result) {
    execution = null;
    if (isAnswered || exchange.isOver()) {
      result.body().release();
      return;
    }
    hold.answered(engine, request, result.suspicions());
    notes.errors(result.errorCount());
    respond(200, EmptyHttpHeaders.INSTANCE, result.body());
  }

  private void refuse(Refusal refusal) {
    if (isAnswered || exchange.isOver()) {
      return;
    }
    notes.refused(refusal.code(), refusal.errors().size());
    boolean isByMediaType = refusal.status() == Refusal.BY_MEDIA_TYPE;
    int status = isByMediaType ? mediaType.requestErrorStatus() : refusal.status();
    respond(
        status, refusal.headers(), ErrorWriter.errorBody(refusal.errors(), exchange.allocator()));
  }

  /// @param special headers that not every answer has
  private void respond(int status, HttpHeaders special, ByteBuf bodyOwned) {
    isAnswered = true;
    notes.answered(status, bodyOwned.readableBytes());
    countMutation();
    exchange.respond(status, headers(special), bodyOwned);
  }

  private HttpHeaders headers(HttpHeaders special) {
    if (special.isEmpty() && !settings.cors().isEnabled()) {
      return mediaType.headers();
    }
    HttpHeaders headers = new DefaultHttpHeaders().set(mediaType.headers()).add(special);
    settings.cors().addTo(headers, exchange.headers());
    return headers;
  }

  private void timeOut() {
    cancelExecution();
    long millis = settings.requestTimeout().toMillis();
    refuse(Refusal.of(504, "GATEWAY_TIMEOUT", "no complete answer within " + millis + " ms"));
  }

  private void engineRetired() {
    cancelExecution();
    refuse(Refusal.unavailable("ENGINE_RETIRED", "the schema was replaced; please try again"));
  }

  /// A bug, ours: the engine hears of it, the client does not hear what it was.
  private void fault(Throwable thrown) {
    LOG.error("request {} failed", exchange.requestId(), thrown);
    GraphqlRequest decoded = request;
    String hash = decoded == null ? "" : Sha256.of(decoded.query());
    hold.fault(new EngineFault("execute", hash, thrown));
    cancelExecution();
    rescueOrRefuse();
  }

  /// The engine was at fault.
  private void rescueOrRefuse() {
    GraphqlRequest again = request;
    if (again == null || isAnswered || exchange.isOver()) {
      refuse(Refusal.fault());
    } else if (notes.hasSentMutation()) {
      hold.notRescued(again);
      refuse(Refusal.fault());
    } else {
      rescue(again);
    }
  }

  private void rescue(GraphqlRequest again) {
    Lease standby = hold.rescue();
    if (standby == null) {
      refuse(Refusal.fault());
      return;
    }
    try {
      runOn(standby, again);
    } catch (RuntimeException | Error e) {
      fault(e);
    }
  }

  private void clientGone() {
    notes.clientGone();
    countMutation();
    cancelExecution();
  }

  private void countMutation() {
    if (notes.hasSentMutation()) {
      settings.mutationEnded();
    }
  }

  private void cancelExecution() {
    SubgraphTransport.Cancellation running = execution;
    execution = null;
    if (running != null) {
      running.cancel();
    }
  }

  /// The last byte is written, or nobody is left to read it.
  private void end() {
    if (timeout != null) {
      timeout.cancel();
    }
    hold.close();
    notes.close(settings.metrics(), settings.log());
  }
}
