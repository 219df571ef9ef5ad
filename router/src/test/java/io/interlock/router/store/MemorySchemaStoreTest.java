package io.interlock.router.store;

class MemorySchemaStoreTest implements SchemaStoreContract {

  private final HandClock clock = new HandClock();
  private final SchemaStore store = new MemorySchemaStore(RETENTION, clock);

  @Override
  public SchemaStore store() {
    return store;
  }

  @Override
  public HandClock clock() {
    return clock;
  }
}
