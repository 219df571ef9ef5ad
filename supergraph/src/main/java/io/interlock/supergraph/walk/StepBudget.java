package io.interlock.supergraph.walk;

/// How many steps a walk may take: a count, never a time, so that a plan can be made again. One
/// thread.
public final class StepBudget {
  private final long limit;
  private long taken;

  public StepBudget(long limit) {
    this.limit = limit;
  }

  /// Takes a step.
  ///
  /// @throws ExceededException when there are none left
  public void take() {
    if (++taken > limit) {
      throw new ExceededException(limit);
    }
  }

  /// Steps taken so far.
  public long taken() {
    return taken;
  }

  /// The walk needed more steps than it was given.
  public static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExceededException(long limit) {
      super("more than " + limit + " steps");
    }
  }
}
