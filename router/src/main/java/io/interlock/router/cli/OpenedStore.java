package io.interlock.router.cli;

import io.interlock.router.config.StoreConfig;
import io.interlock.router.lifecycle.StoreUse;
import io.interlock.router.store.SchemaStore;
import io.interlock.router.store.StoreFault;
import io.interlock.router.store.StoreResult;
import io.interlock.router.store.Stores;
import io.interlock.router.telemetry.Metrics;
import java.nio.file.Path;
import java.time.InstantSource;

/// Opens the store of a router. A store that cannot be opened is no reason not to serve: memory
/// takes its place, and the router says so. One that a newer Interlock has written is.
final class OpenedStore {
  private OpenedStore() {}

  /// @throws CommandFailure with one line when a newer Interlock has written it
  static StoreUse open(StoreConfig config, Path folder, Metrics metrics) {
    return switch (Stores.open(config, folder, InstantSource.system(), metrics)) {
      case StoreResult.Done<SchemaStore>(SchemaStore store) ->
          new StoreUse(store, kind(config), config.isOptional(), null);
      case StoreResult.Failed<SchemaStore>(StoreFault why)
          when why.kind() == StoreFault.Kind.NEWER_FORMAT ->
          throw new CommandFailure(why.message());
      case StoreResult.Failed<SchemaStore>(StoreFault why) ->
          new StoreUse(
              Stores.inMemory(config, InstantSource.system()),
              "memory",
              config.isOptional(),
              why.message() + "; nothing is stored until the router is started again");
    };
  }

  private static String kind(StoreConfig config) {
    return config.sqlitePath().isPresent() ? "sqlite" : "memory";
  }
}
