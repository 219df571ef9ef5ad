package io.interlock.composer.merge;

import io.interlock.composer.subgraph.LinkTable;
import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.Subgraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The outcome of a merge.
///
/// @param schema the whole supergraph, with the join spec's directives applied; types and
///   directives by name
/// @param links the specs that the supergraph links
/// @param directiveNames the name in the supergraph of each directive that composes by itself
/// @param subgraphs sorted by name
/// @param memory what the next merge may take over
public record MergedSupergraph(
    SchemaModel schema,
    LinkTable links,
    Map<String, String> directiveNames,
    List<Subgraph> subgraphs,
    MergeMemory memory) {
  public MergedSupergraph {
    directiveNames = Map.copyOf(directiveNames);
    subgraphs = List.copyOf(subgraphs);
  }

  /// Whether a type belongs to a linked spec, as its name says.
  public boolean isMachineryType(String type) {
    return links.originOfType(type).isPresent();
  }

  /// Whether a directive belongs to a linked spec.
  public boolean isMachineryDirective(String directive) {
    return links.originOfDirective(directive).isPresent();
  }

  /// The name in the supergraph of a directive such as `inaccessible`, if it is used at all.
  public Optional<String> directive(String specName) {
    return Optional.ofNullable(directiveNames.get(specName));
  }
}
