package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells listeners what happens, in order and each thing once. The newest events are kept, so that
/// a listener that lost its connection for a moment misses nothing.
///
/// Thread-safe; listeners are told under the lock, which keeps the order.
public final class LifecycleEvents {
  /// Hours of a busy day; an event is some hundred bytes.
  private static final int KEPT = 300;

  /// Dashboards and notifiers, not clients.
  private static final int MOST_LISTENERS = 32;

  /// Whoever wants to hear. Its methods never block and never throw.
  public interface Listener {
    void hear(LifecycleEvent event);

    /// There will be no more.
    void end();
  }

  private final EngineClock clock;
  private final String process;

  // guarded by this
  private final Deque<LifecycleEvent> newest = new ArrayDeque<>();
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private long lastNumber;
  private boolean isTroubled;
  private boolean isClosed;

  LifecycleEvents(EngineClock clock) {
    this.clock = clock;
    process = Long.toString(clock.now().toEpochMilli(), Character.MAX_RADIX);
  }

  /// Tells a listener what came after an event, and from now on everything.
  ///
  /// @param after the last event that it knows: null to hear only what comes; one that is not kept
  ///   any more, or of another process, to hear all that is kept
  /// @return false when there are too many listeners, or the router ends
  public synchronized boolean listen(@Nullable String after, Listener listener) {
    if (!hasRoom()) {
      return false;
    }
    if (after != null) {
      missedSince(after).forEach(listener::hear);
    }
    listeners.add(listener);
    return true;
  }

  /// Whether one more may listen.
  public synchronized boolean hasRoom() {
    return !isClosed && listeners.size() < MOST_LISTENERS;
  }

  public synchronized void leave(Listener listener) {
    listeners.remove(listener);
  }

  void publish(LifecycleEvent.Type type, Head head, List<String> services) {
    append(type, head, services, null, List.of());
  }

  /// @param head the revision that it is about, or that serves
  /// @param reason one sentence, null when there is nothing to say
  void publish(
      LifecycleEvent.Type type,
      @Nullable Head head,
      List<String> services,
      @Nullable FailureCode code,
      @Nullable String reason) {
    append(type, head, services, code, reason == null ? List.of() : List.of(reason));
  }

  private synchronized void append(
      LifecycleEvent.Type type,
      @Nullable Head head,
      List<String> services,
      @Nullable FailureCode code,
      List<String> reasons) {
    lastNumber++;
    LifecycleEvent event =
        new LifecycleEvent(
            process + "-" + lastNumber,
            clock.now(),
            type,
            head == null ? 0 : head.revision(),
            head == null ? null : head.engine().supergraphHash(),
            services,
            code,
            reasons);
    newest.addLast(event);
    if (newest.size() > KEPT) {
      newest.removeFirst();
    }
    List.copyOf(listeners).forEach(l -> l.hear(event));
  }

  /// Notes how the router is; told only when that has changed for better or worse.
  synchronized void observe(GatewayState state, @Nullable Head head, List<String> reasons) {
    boolean isWell = state == GatewayState.SERVING;
    boolean isIll = state == GatewayState.DEGRADED || state == GatewayState.NO_SCHEMA;
    if (isIll && !isTroubled) {
      isTroubled = true;
      append(LifecycleEvent.Type.GATEWAY_DEGRADED, head, List.of(), null, reasons);
    } else if (isWell && isTroubled) {
      isTroubled = false;
      append(LifecycleEvent.Type.GATEWAY_RECOVERED, head, List.of(), null, List.of());
    }
  }

  synchronized void close() {
    isClosed = true;
    listeners.forEach(Listener::end);
    listeners.clear();
  }

  private List<LifecycleEvent> missedSince(String after) {
    List<LifecycleEvent> missed = new ArrayList<>();
    for (LifecycleEvent event : newest.reversed()) {
      if (event.id().equals(after)) {
        break;
      }
      missed.addFirst(event);
    }
    return missed;
  }
}
