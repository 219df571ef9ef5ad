package io.interlock.router.store;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A revision with its texts: all that is needed to serve it without asking a subgraph.
///
/// @param texts the supergraph and the SDLs that the revision names, by hash
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
