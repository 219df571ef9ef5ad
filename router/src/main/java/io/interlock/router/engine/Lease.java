package io.interlock.router.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A request's hold on the engine that answers it, from parse to the last byte written. While it is
/// held the engine is not closed.
///
/// Thread-safe; closing it again does nothing.
public final class Lease implements AutoCloseable {
  private final Epoch epoch;
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private final AtomicReference<@Nullable Runnable> hook = new AtomicReference<>();

  Lease(Epoch epoch) {
    this.epoch = epoch;
  }

  public Engine engine() {
    return epoch.engine();
  }

  /// The number of the engine's activation, growing by one in this process.
  public long epoch() {
    return epoch.number();
  }

  /// Whether the engine has yet to prove itself: then {@link EngineSlot#rescue} may help when it is
  /// at fault.
  public boolean isOnTrial() {
    return epoch.isOnTrial();
  }

  /// Registers what ends this request when its engine has been retired for longer than any request
  /// may take. It is called at most once, on another thread, never after {@link #close} has
  /// returned to a caller that closed first; at once when the time has come already.
  public void onCut(Runnable hook) {
    this.hook.set(hook);
    epoch.register(this);
    if (isClosed.get()) {
      epoch.unregister(this);
    }
  }

  /// Called by the epoch.
  void cut() {
    @Nullable Runnable action = hook.getAndSet(null);
    if (action != null && !isClosed.get()) {
      action.run();
    }
  }

  /// Gives the engine back.
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      if (hook.getAndSet(null) != null) {
        epoch.unregister(this);
      }
      epoch.release();
    }
  }
}
