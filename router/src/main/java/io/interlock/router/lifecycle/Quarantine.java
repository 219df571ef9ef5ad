package io.interlock.router.lifecycle;

import io.interlock.router.store.Quarantined;
import io.interlock.router.store.Quarantined.Suspect;
import io.interlock.router.store.SchemaStore;
import io.interlock.router.store.StoreFault;
import io.interlock.router.store.StoreResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Schemas that did not prove themselves: supergraphs, and what brought them about, so that a bad
/// SDL does not come back with the next change of another service. Nothing in here is activated
/// unless it is forced. Kept in the store, so that a restart lets nothing out.
///
/// Thread-safe.
public final class Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

  private final SchemaStore store;
  private final Map<Suspect, Quarantined> kept = new ConcurrentHashMap<>();

  Quarantine(SchemaStore store) {
    this.store = store;
  }

  /// Takes up what the store has kept.
  void load() {
    switch (store.quarantined()) {
      case StoreResult.Done<List<Quarantined>>(List<Quarantined> all) ->
          all.forEach(q -> kept.put(q.what(), q));
      case StoreResult.Failed<List<Quarantined>>(StoreFault why) ->
          LOG.error("the quarantine cannot be read, nothing is kept out: {}", why.message());
    }
  }

  /// A rolled back revision: its supergraph, and the schemas that were new in it.
  void add(Head bad, List<String> services, String reason, Instant since) {
    List<Suspect> suspects = new ArrayList<>();
    suspects.add(new Suspect.Supergraph(bad.engine().supergraphHash()));
    for (String service : services) {
      bad.sdls()
          .of(service)
          .ifPresent(s -> suspects.add(new Suspect.Schema(service, s.schemaHash())));
    }
    List<Quarantined> all =
        suspects.stream().map(s -> new Quarantined(s, since, bad.revision(), reason)).toList();
    all.forEach(q -> kept.putIfAbsent(q.what(), q));
    if (store.quarantine(all) instanceof StoreResult.Failed<Integer>(StoreFault why)) {
      LOG.error("the quarantine is not stored and ends with this process: {}", why.message());
    }
  }

  boolean holdsSupergraph(String hash) {
    return kept.containsKey(new Suspect.Supergraph(hash));
  }

  boolean holds(ServiceSdl sdl) {
    return kept.containsKey(new Suspect.Schema(sdl.service(), sdl.schemaHash()));
  }

  /// Lets everything of that hash go.
  ///
  /// @return how many that were; fails when the store cannot let them go, and nothing does
  StoreResult<Integer> lift(String hash) {
    StoreResult<Integer> lifted = store.lift(hash);
    if (lifted instanceof StoreResult.Failed) {
      return lifted;
    }
    int before = kept.size();
    kept.keySet().removeIf(what -> what.hash().equals(hash));
    return new StoreResult.Done<>(before - kept.size());
  }

  /// What is in it, the oldest first.
  public List<Quarantined> entries() {
    return kept.values().stream()
        .sorted(Comparator.comparing(Quarantined::revision).thenComparing(q -> service(q.what())))
        .toList();
  }

  private static String service(Suspect what) {
    return what instanceof Suspect.Schema(String service, String hash) ? service : "";
  }
}
