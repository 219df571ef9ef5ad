package io.interlock.composer;

/// One subgraph to compose.
///
/// @param name unique among the inputs; compared by code unit, which also gives the order in which
///   subgraphs are processed
/// @param url where the router sends requests for it; may be empty
/// @param sdl its schema, federation 1 or 2
public record SubgraphInput(String name, String url, String sdl) {}
