package io.interlock.router.lifecycle;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Schemas that did not prove themselves: supergraphs, and what brought them about, so that a bad
/// SDL does not come back with the next change of another service. Nothing in here is activated
/// unless it is forced.
///
/// Thread-safe.
public final class Quarantine {
  private final Map<String, Entry> byHash = new ConcurrentHashMap<>();

  /// @param hash `sha256:…` of a supergraph, or of a service's schema
  /// @param service whose schema it is; empty for a supergraph
  /// @param revision the one that was rolled back
  public record Entry(String hash, String service, long revision, String reason) {
    boolean isSupergraph() {
      return service.isEmpty();
    }
  }

  /// A rolled back revision: its supergraph, and the schemas that were new in it.
  void add(Head bad, List<String> services, String reason) {
    long revision = bad.revision();
    put(new Entry(bad.engine().supergraphHash(), "", revision, reason));
    for (String service : services) {
      bad.sdls()
          .of(service)
          .ifPresent(s -> put(new Entry(s.schemaHash(), service, revision, reason)));
    }
  }

  private void put(Entry entry) {
    byHash.put(key(entry.service(), entry.hash()), entry);
  }

  boolean holdsSupergraph(String hash) {
    return byHash.containsKey(key("", hash));
  }

  boolean holds(ServiceSdl sdl) {
    return byHash.containsKey(key(sdl.service(), sdl.schemaHash()));
  }

  /// Lets everything of that hash go.
  ///
  /// @return whether there was something
  public boolean lift(String hash) {
    return byHash.values().removeIf(entry -> entry.hash().equals(hash));
  }

  /// What is in it, the oldest first.
  public List<Entry> entries() {
    return byHash.values().stream()
        .sorted(Comparator.comparing(Entry::revision).thenComparing(Entry::service))
        .toList();
  }

  private static String key(String service, String hash) {
    return service + " " + hash;
  }
}
