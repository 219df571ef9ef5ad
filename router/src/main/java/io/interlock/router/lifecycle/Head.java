package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import java.util.ArrayList;
import java.util.List;

/// What serves: a revision, its engine and the SDLs that it was composed from.
///
/// @param sdls empty for a supergraph from a file
record Head(long revision, long epoch, Engine engine, SdlSet sdls) {

  /// The supergraph and the SDLs.
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    texts.add(engine.supergraphSdl());
    sdls.byService().values().forEach(sdl -> texts.add(sdl.received().sdl()));
    return texts;
  }
}
