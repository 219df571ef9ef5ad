package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import java.util.SortedMap;
import java.util.TreeMap;

/// What serves: a revision, its engine and the SDLs that it was composed from.
///
/// @param sdls empty for a supergraph from a file
record Head(long revision, long epoch, Engine engine, SdlSet sdls) {

  /// The supergraph and the SDLs, by hash.
  SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put(engine.supergraphHash(), engine.supergraphSdl());
    sdls.byService()
        .values()
        .forEach(sdl -> texts.put(sdl.received().sdlHash(), sdl.received().sdl()));
    return texts;
  }
}
