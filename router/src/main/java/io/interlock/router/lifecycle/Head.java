package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;

/// What serves: a revision, its engine and the SDLs that it was composed from.
///
/// @param sdls empty for a supergraph from a file
record Head(long revision, long epoch, Engine engine, SdlSet sdls) {}
