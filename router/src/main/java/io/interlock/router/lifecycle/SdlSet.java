package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import io.interlock.router.store.RevisionContent;
import io.interlock.router.store.StoredSdl;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The SDLs of services, by name. Immutable.
record SdlSet(SortedMap<String, ServiceSdl> byService) {
  static final SdlSet EMPTY = new SdlSet(Collections.emptySortedMap());

  SdlSet {
    byService = Collections.unmodifiableSortedMap(new TreeMap<>(byService));
  }

  Optional<ServiceSdl> of(String service) {
    return Optional.ofNullable(byService.get(service));
  }

  /// This set with others in place of its own.
  SdlSet with(Collection<ServiceSdl> newer) {
    SortedMap<String, ServiceSdl> all = new TreeMap<>(byService);
    newer.forEach(n -> all.put(n.service(), n));
    return new SdlSet(all);
  }

  /// The services whose schema is another in `other`, or that are only in one of the two.
  List<String> differingFrom(SdlSet other) {
    Map<String, ServiceSdl> all = new TreeMap<>(other.byService);
    all.putAll(byService);
    return all.keySet().stream().filter(name -> !isSame(of(name), other.of(name))).toList();
  }

  /// The SDLs of a stored revision.
  static SdlSet of(RevisionContent content) {
    SortedMap<String, ServiceSdl> all = new TreeMap<>();
    for (StoredSdl sdl : content.revision().sdls()) {
      String text = content.sdl(sdl.service()).orElseThrow();
      all.put(sdl.service(), ServiceSdl.of(sdl, text));
    }
    return new SdlSet(all);
  }

  /// As the store keeps them.
  List<StoredSdl> stored() {
    return byService.values().stream().map(ServiceSdl::stored).toList();
  }

  /// This set without some.
  SdlSet without(Collection<String> services) {
    SortedMap<String, ServiceSdl> all = new TreeMap<>(byService);
    all.keySet().removeAll(services);
    return new SdlSet(all);
  }

  /// This set, as far as it is of these services.
  SdlSet of(List<ServiceConfig> services) {
    SortedMap<String, ServiceSdl> all = new TreeMap<>(byService);
    all.keySet().retainAll(services.stream().map(ServiceConfig::name).toList());
    return new SdlSet(all);
  }

  /// Schema hashes by service.
  SortedMap<String, String> hashes() {
    SortedMap<String, String> hashes = new TreeMap<>();
    byService.forEach((name, sdl) -> hashes.put(name, sdl.schemaHash()));
    return hashes;
  }

  private static boolean isSame(Optional<ServiceSdl> a, Optional<ServiceSdl> b) {
    return a.isPresent() && b.isPresent() && a.get().isSameSchemaAs(b.get());
  }
}
