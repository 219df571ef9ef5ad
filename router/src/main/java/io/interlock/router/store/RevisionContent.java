package io.interlock.router.store;

import io.interlock.supergraph.schema.Sha256;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A revision with its texts: all that is needed to serve it without asking a subgraph.
///
/// @param texts the supergraph and the SDLs, by hash
public record RevisionContent(StoredRevision revision, SortedMap<String, String> texts) {

  public RevisionContent {
    for (String hash : revision.blobs()) {
      if (!texts.containsKey(hash)) {
        throw new IllegalArgumentException(
            "revision " + revision.number() + ": expected a text for " + hash + ", got none");
      }
    }
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /// @param texts the supergraph and the SDLs that the revision names, in any order
  /// @throws IllegalArgumentException when one is missing
  public static RevisionContent of(StoredRevision revision, Collection<String> texts) {
    SortedMap<String, String> byHash = new TreeMap<>();
    texts.forEach(text -> byHash.put(Sha256.of(text), text));
    byHash.keySet().retainAll(revision.blobs());
    return new RevisionContent(revision, byHash);
  }

  /// The supergraph.
  public String supergraphSdl() {
    return Objects.requireNonNull(texts.get(revision.supergraphHash()));
  }

  /// The SDL of a service.
  public Optional<String> sdl(String service) {
    return revision.sdls().stream()
        .filter(sdl -> sdl.service().equals(service))
        .findFirst()
        .map(sdl -> texts.get(sdl.sdlHash()));
  }
}
