package io.interlock.supergraph.schema;

/// A subgraph of a supergraph.
///
/// @param index its position in {@link Supergraph#subgraphs()}
/// @param enumName its value of `join__Graph`
/// @param name its name as registered
/// @param url its routing URL, empty when the supergraph names none
public record Subgraph(int index, String enumName, String name, String url) {}
