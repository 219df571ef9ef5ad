package io.interlock.composer.satisfiability;

import io.interlock.composer.SubgraphInput;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.Hints;
import io.interlock.composer.merge.MergeMemory;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.merge.SupergraphMerge;
import io.interlock.composer.subgraph.Federation1Upgrade;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.SubgraphReader;
import java.util.List;

/// Subgraphs that merge, merged.
final class Merged {
  private Merged() {}

  static MergedSupergraph of(List<SubgraphInput> inputs) {
    Errors errors = Errors.ofAll();
    List<Subgraph> subgraphs =
        inputs.stream()
            .flatMap(i -> SubgraphReader.read(i.name(), i.url(), i.sdl(), errors).stream())
            .toList();
    return Federation1Upgrade.upgrade(subgraphs, errors)
        .flatMap(
            upgraded -> SupergraphMerge.merge(upgraded, MergeMemory.none(), errors, new Hints()))
        .orElseThrow();
  }
}
