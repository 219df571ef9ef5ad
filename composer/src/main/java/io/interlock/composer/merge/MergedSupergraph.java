package io.interlock.composer.merge;

import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.Subgraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The outcome of a merge.
///
/// @param schema the whole supergraph, with the join spec's directives applied
/// @param machinery the names of the types that belong to linked specs
/// @param directiveNames the name in the supergraph of each directive that composes by itself
/// @param subgraphs sorted by name
public record MergedSupergraph(
    SchemaModel schema,
    Set<String> machinery,
    Map<String, String> directiveNames,
    List<Subgraph> subgraphs) {
  public MergedSupergraph {
    machinery = Set.copyOf(machinery);
    directiveNames = Map.copyOf(directiveNames);
    subgraphs = List.copyOf(subgraphs);
  }

  /// The name in the supergraph of a directive such as `inaccessible`, if it is used at all.
  public Optional<String> directive(String specName) {
    return Optional.ofNullable(directiveNames.get(specName));
  }
}
