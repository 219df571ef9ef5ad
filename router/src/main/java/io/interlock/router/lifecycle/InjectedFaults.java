package io.interlock.router.lifecycle;

import io.interlock.router.engine.PlanFault;
import java.util.EnumSet;
import java.util.Set;

/// Faults that were asked for, for examples and tests; nobody asks outside of development. Each
/// strikes once.
///
/// Thread-safe.
public final class InjectedFaults {
  private final Set<FaultPoint> armed = EnumSet.noneOf(FaultPoint.class);

  /// The next change that passes `point` fails there.
  public synchronized void arm(FaultPoint point) {
    armed.add(point);
  }

  /// Called where a fault can strike.
  synchronized void pass(FaultPoint point) {
    if (armed.remove(point)) {
      throw new InjectedFault(point);
    }
  }

  /// What the engine that is built next does with new operations.
  public synchronized PlanFault nextPlanner() {
    return armed.remove(FaultPoint.PLANNER)
        ? text -> {
          throw new InjectedFault(FaultPoint.PLANNER);
        }
        : PlanFault.NONE;
  }

  /// Stands for anything that loading a schema might throw.
  static final class InjectedFault extends Error {
    private static final long serialVersionUID = 1L;

    InjectedFault(FaultPoint point) {
      super("injected fault at " + point.label());
    }
  }
}
