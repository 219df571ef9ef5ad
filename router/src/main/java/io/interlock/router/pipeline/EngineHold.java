package io.interlock.router.pipeline;

import io.interlock.executor.error.Suspicions;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineFault;
import io.interlock.router.engine.EngineSlot;
import io.interlock.router.engine.EngineTraffic;
import io.interlock.router.engine.Evidence;
import io.interlock.router.engine.Lease;
import io.interlock.router.engine.OperationOutcome;
import io.interlock.router.engine.Requester;
import io.interlock.router.http.HttpExchange;
import io.interlock.supergraph.schema.Sha256;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.jspecify.annotations.Nullable;

/// The engine that answers one request: the one that serves this client, or the standby when that
/// was at fault while on trial. Tells an engine on trial what speaks against it. Owned by the
/// request's event loop.
final class EngineHold implements Requester {
  private final EngineSlot slot;
  private final HttpExchange exchange;
  private @Nullable Lease lease;

  /// The hold on the engine that failed, once the standby has taken over.
  private @Nullable Lease failed;

  EngineHold(EngineSlot slot, HttpExchange exchange) {
    this.slot = slot;
    this.exchange = exchange;
  }

  /// Who authorizes itself alike is one client, and sees one schema while a canary runs. Of others
  /// nothing is known that is theirs alone: a name of a client is shared by all who use it, a
  /// connection by all behind a proxy. They draw anew with each request, by its id.
  @Override
  public int identity() {
    @Nullable String authorization = exchange.headers().get(HttpHeaderNames.AUTHORIZATION);
    return (authorization == null ? exchange.requestId() : authorization).hashCode();
  }

  /// Takes the engine that serves; null when there is none.
  @Nullable Lease take() {
    return lease = slot.lease(this);
  }

  /// Takes the standby in place of the engine that was at fault; null when that cannot be.
  @Nullable Lease rescue() {
    Lease held = lease;
    Lease standby = held == null || failed != null ? null : slot.rescue(held);
    if (standby != null) {
      failed = held;
      lease = standby;
    }
    return standby;
  }

  /// Whether the standby has taken over.
  boolean isRescue() {
    return failed != null;
  }

  /// Whether `engine` answers the request.
  boolean isOn(Engine engine) {
    Lease held = lease;
    return held != null && held.engine() == engine;
  }

  /// Counts requests to subgraphs; null when nobody asks.
  @Nullable EngineTraffic trial() {
    Lease held = lease;
    return held != null && held.isOnTrial() ? held.engine().traffic() : null;
  }

  void fault(EngineFault fault) {
    Lease held = lease;
    if (held != null) {
      held.engine().report(fault);
    }
  }

  /// The engine was at fault, and the standby cannot be asked.
  void notRescued(GraphqlRequest request) {
    Lease held = lease;
    if (held != null && held.isOnTrial()) {
      held.engine().suspect(new Evidence.NotRescued(Sha256.of(request.query())));
    }
  }

  /// The engine finds the request's operation invalid: that speaks against it, if the standby has
  /// served it.
  void invalid(GraphqlRequest request) {
    Lease held = lease;
    Lease standby = held == null ? null : slot.rescue(held);
    if (held == null || standby == null) {
      return;
    }
    try (standby) {
      if (standby.engine().knownOperation(request.query(), request.operationName())
          instanceof OperationOutcome.Prepared) {
        held.engine().suspect(new Evidence.Lost(Sha256.of(request.query())));
      }
    }
  }

  /// `engine` has executed the request's operation.
  void answered(Engine engine, GraphqlRequest request, Suspicions suspicions) {
    boolean isBroken = suspicions.brokenValues() > 0;
    engine.traffic().answered(isBroken);
    Lease rescued = failed;
    Lease held = lease;
    if (rescued != null) {
      rescued.engine().suspect(new Evidence.Rescued(Sha256.of(request.query())));
    } else if (held != null && held.isOnTrial()) {
      suspect(engine, suspicions, isBroken);
    }
  }

  private static void suspect(Engine engine, Suspicions suspicions, boolean isBroken) {
    if (!suspicions.rejectedBy().isEmpty()) {
      engine.suspect(new Evidence.Rejected(suspicions.rejectedBy()));
    }
    if (isBroken) {
      engine.suspect(new Evidence.Broken());
    }
  }

  /// Gives everything back.
  void close() {
    close(failed);
    close(lease);
  }

  private static void close(@Nullable Lease lease) {
    if (lease != null) {
      lease.close();
    }
  }
}
