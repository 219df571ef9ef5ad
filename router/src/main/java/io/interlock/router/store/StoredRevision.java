package io.interlock.router.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One activated schema, without its texts.
///
/// @param number grows by one, is never used again
/// @param activatedAt to the millisecond
/// @param trigger what set it off, for example `apply`
/// @param services the services that changed
/// @param sdls of every service, by name; empty for a supergraph from a file
/// @param restores the revision whose content this one repeats; null unless it is a rollback
/// @param state what has become of it, for example `STABLE`; alone changes later
public record StoredRevision(
    long number,
    Instant activatedAt,
    String trigger,
    List<String> services,
    String supergraphHash,
    List<StoredSdl> sdls,
    @Nullable Long restores,
    @Nullable String reason,
    String state) {

  public StoredRevision {
    if (number < 1) {
      throw new IllegalArgumentException("number: expected 1 or more, got " + number);
    }
    activatedAt = activatedAt.truncatedTo(ChronoUnit.MILLIS);
    services = List.copyOf(services);
    sdls = sdls.stream().sorted(Comparator.comparing(StoredSdl::service)).toList();
  }

  /// The same with another state.
  public StoredRevision in(String now) {
    return new StoredRevision(
        number, activatedAt, trigger, services, supergraphHash, sdls, restores, reason, now);
  }

  /// Schema hashes by service.
  public SortedMap<String, String> schemaHashes() {
    SortedMap<String, String> hashes = new TreeMap<>();
    sdls.forEach(sdl -> hashes.put(sdl.service(), sdl.schemaHash()));
    return hashes;
  }

  /// Over all that it says but its state, so that damage to its rows shows as damage to its texts
  /// does.
  String hash() {
    Fingerprint print =
        new Fingerprint()
            .add(number)
            .add(activatedAt.toEpochMilli())
            .add(trigger)
            .add(services)
            .add(supergraphHash)
            .add(restores == null ? null : restores.toString())
            .add(reason)
            .add(sdls.size());
    for (StoredSdl sdl : sdls) {
      print
          .add(sdl.service())
          .add(sdl.sdlHash())
          .add(sdl.schemaHash())
          .add(sdl.source())
          .add(sdl.receivedAt().toEpochMilli());
    }
    return print.hash();
  }

  /// The names of the texts it is made of: the supergraph and the SDLs.
  SortedSet<String> blobs() {
    SortedSet<String> hashes = new TreeSet<>();
    hashes.add(supergraphHash);
    sdls.forEach(sdl -> hashes.add(sdl.sdlHash()));
    return hashes;
  }
}
