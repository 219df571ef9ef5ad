package io.interlock.router.telemetry;

/// What the gauges about engines show, read whenever `/metrics` is. Every method is called from any
/// thread and answers at once.
public interface EngineFigures {

  /// The revision that serves; 0 when none does.
  long revision();

  /// The epoch that serves; 0 when none does.
  long epoch();

  /// Leases on the engine that serves.
  long currentLeases();

  /// Leases on engines that are retired and not yet closed.
  long retiredLeases();

  /// Engines that are retired and not yet closed.
  long retiredEngines();

  /// Texts of prepared operations in the cache of the engine that serves.
  long cachedOperations();

  /// Plans in the cache of the engine that serves.
  long cachedPlans();

  /// Nothing serves yet.
  EngineFigures NONE =
      new EngineFigures() {
        @Override
        public long revision() {
          return 0;
        }

        @Override
        public long epoch() {
          return 0;
        }

        @Override
        public long currentLeases() {
          return 0;
        }

        @Override
        public long retiredLeases() {
          return 0;
        }

        @Override
        public long retiredEngines() {
          return 0;
        }

        @Override
        public long cachedOperations() {
          return 0;
        }

        @Override
        public long cachedPlans() {
          return 0;
        }
      };
}
