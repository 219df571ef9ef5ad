package io.interlock.supergraph.walk;

/// How many steps a walk may take: a count, never a time, so that a plan can be made again. One
/// thread.
public final class StepBudget {
  private final long limit;
  private final String unit;
  private long taken;

  public StepBudget(long limit) {
    this(limit, "steps");
  }

  /// @param unit what is counted, in the plural
  public StepBudget(long limit, String unit) {
    this.limit = limit;
    this.unit = unit;
  }

  /// Takes a step.
  ///
  /// @throws ExceededException when there are none left
  public void take() {
    if (++taken > limit) {
      throw new ExceededException(limit, unit);
    }
  }

  /// Steps taken so far.
  public long taken() {
    return taken;
  }

  /// The walk needed more steps than it was given.
  public static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExceededException(long limit, String unit) {
      super("more than " + limit + " " + unit);
    }
  }
}
