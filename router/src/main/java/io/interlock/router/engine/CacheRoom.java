package io.interlock.router.engine;

/// How many prepared operations the heap has room for.
public final class CacheRoom {
  /// A sixth of the heap for each engine: besides the one that serves there are the standby and
  /// perhaps one that drains, and half is for schemas and requests.
  private static final int SHARES = 6;

  private CacheRoom() {}

  /// As many operations of usual size as wanted, or as fit.
  ///
  /// @param heapBytes the most that the heap can grow to
  /// @return at least 1
  public static int operations(int wanted, long heapBytes) {
    long each = PlanCache.USUAL_WEIGHT + OperationCache.USUAL_WEIGHT;
    return (int) Math.max(1, Math.min(wanted, heapBytes / SHARES / each));
  }
}
