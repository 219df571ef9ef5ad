package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is to be changed, as the lane takes it.
///
/// @param updates the SDLs that came in, by service, sorted
/// @param dropped services that are to be left out, since they cannot be had
/// @param isDryRun decide, but do not activate
/// @param force what the caller insists on
/// @param isPinned the caller wants exactly these SDLs, no newer ones
/// @param ifRevision the revision that must be serving; null for any
/// @param configured the services that are to be in force with it; null for those that are
record Change(
    Cause cause,
    Map<String, ReceivedSdl> updates,
    Set<String> dropped,
    boolean isDryRun,
    Set<Force> force,
    boolean isPinned,
    @Nullable Long ifRevision,
    @Nullable List<ServiceConfig> configured) {
  Change {
    updates = Collections.unmodifiableSortedMap(new TreeMap<>(updates));
    dropped = Set.copyOf(dropped);
    force = Set.copyOf(force);
  }

  static Change of(Cause cause, Collection<ReceivedSdl> updates) {
    return of(cause, updates, Set.of());
  }

  static Change of(Cause cause, Collection<ReceivedSdl> updates, Set<String> dropped) {
    return new Change(cause, byService(updates), dropped, false, Set.of(), false, null, null);
  }

  /// This change with other services in force.
  Change with(@Nullable List<ServiceConfig> configured) {
    return new Change(cause, updates, dropped, isDryRun, force, isPinned, ifRevision, configured);
  }

  static Change of(Cause cause, ApplyRequest request, Collection<ReceivedSdl> updates) {
    return new Change(
        cause,
        byService(updates),
        Set.of(),
        request.isDryRun(),
        request.force(),
        request.wanted().stream().anyMatch(WantedSdl::isPinned),
        request.ifRevision(),
        null);
  }

  boolean forces(Force what) {
    return force.contains(what);
  }

  /// The services, sorted.
  List<String> services() {
    return updates.keySet().stream().sorted().toList();
  }

  /// Whether the answer to one is the answer to the other: same services, same bytes, same wishes.
  boolean isSameAs(Change other) {
    return hasSameWishesAs(other) && hashes().equals(other.hashes());
  }

  /// Whether one run can serve both when it takes the newer SDLs.
  boolean canMergeWith(Change other) {
    return isSameAs(other) || (hasSameWishesAs(other) && !isPinned && !other.isPinned);
  }

  /// This change with the newer SDL of each service.
  Change mergedWith(Change other) {
    List<ReceivedSdl> newest = new ArrayList<>();
    updates.forEach((name, mine) -> newest.add(newer(mine, other.updates.get(name))));
    return new Change(
        cause, byService(newest), dropped, isDryRun, force, isPinned, ifRevision, configured);
  }

  private static ReceivedSdl newer(ReceivedSdl a, @Nullable ReceivedSdl b) {
    return b != null && b.sequence() > a.sequence() ? b : a;
  }

  private boolean hasSameWishesAs(Change other) {
    return updates.keySet().equals(other.updates.keySet())
        && dropped.equals(other.dropped)
        && isDryRun == other.isDryRun
        && force.equals(other.force)
        && Objects.equals(ifRevision, other.ifRevision)
        && Objects.equals(configured, other.configured);
  }

  private Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    updates.forEach((name, sdl) -> hashes.put(name, sdl.sdlHash()));
    return hashes;
  }

  private static Map<String, ReceivedSdl> byService(Collection<ReceivedSdl> updates) {
    Map<String, ReceivedSdl> all = new TreeMap<>();
    updates.forEach(u -> all.put(u.service(), u));
    return all;
  }
}
