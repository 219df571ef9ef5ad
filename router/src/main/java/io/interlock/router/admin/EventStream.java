package io.interlock.router.admin;

import io.interlock.router.engine.EngineClock;
import io.interlock.router.http.HttpStream;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.lifecycle.LifecycleEvent;
import io.interlock.router.lifecycle.LifecycleEvents;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// One listener on its connection. Whoever does not keep up is cut: it connects again and hears
/// what it has missed.
///
/// Thread-safe.
final class EventStream implements LifecycleEvents.Listener {
  /// Less than the minute after which proxies close a silent connection.
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final HttpStream stream;
  private final Lifecycle lifecycle;
  private final EngineClock clock;
  private final AtomicBoolean isOver = new AtomicBoolean();

  EventStream(HttpStream stream, Lifecycle lifecycle, EngineClock clock) {
    this.stream = stream;
    this.lifecycle = lifecycle;
    this.clock = clock;
  }

  void begin() {
    stream.onEnd(this::left);
    send(": interlock\n\n");
    beatLater();
  }

  @Override
  public void hear(LifecycleEvent event) {
    send(
        "id: %s\nevent: %s\ndata: %s\n\n"
            .formatted(event.id(), event.type().label(), AdminJson.event(event)));
  }

  @Override
  public void end() {
    isOver.set(true);
    stream.end();
  }

  /// A look at the router's health beside: its changes are events too, and noticed by looking.
  private void beat() {
    if (!isOver.get()) {
      var _ = lifecycle.health();
      send(": \n\n");
      beatLater();
    }
  }

  private void beatLater() {
    clock.after(HEARTBEAT, this::beat);
  }

  private void send(String text) {
    if (!isOver.get()
        && !stream.write(ByteBufUtil.writeUtf8(UnpooledByteBufAllocator.DEFAULT, text))) {
      stream.cut();
      left();
    }
  }

  private void left() {
    isOver.set(true);
    lifecycle.events().leave(this);
  }
}
