package io.interlock.router.engine;

/// Hears what engines go through. Called from any thread; must not block and must not throw.
public interface EngineObserver {
  /// Something was thrown that no input should be able to cause.
  void faulted(Engine engine, EngineFault fault);

  /// Something speaks against an engine that is on trial.
  void suspected(Engine engine, Evidence evidence);

  /// An operation has the best plan that was found within the budget of the search; one with fewer
  /// stages or fetches may exist.
  void searchCut(Engine engine, PreparedOperation operation);

  /// Requests outlasted the deadline of a retired epoch, or too many engines were retired; they
  /// were told to end.
  ///
  /// @param leases how many held it
  void cut(long epoch, long leases);

  /// Nobody holds the engine any more; its caches are gone. Once per engine.
  void closed(Engine engine);

  /// A text that was new has the plan of another one.
  void planKnown();

  /// The operation of a new text was planned and compiled, or refused, in so much time.
  void planned(Engine engine, long nanos);

  /// Hears nothing.
  EngineObserver NONE =
      new EngineObserver() {
        @Override
        public void faulted(Engine engine, EngineFault fault) {}

        @Override
        public void suspected(Engine engine, Evidence evidence) {}

        @Override
        public void searchCut(Engine engine, PreparedOperation operation) {}

        @Override
        public void cut(long epoch, long leases) {}

        @Override
        public void closed(Engine engine) {}

        @Override
        public void planKnown() {}

        @Override
        public void planned(Engine engine, long nanos) {}
      };
}
