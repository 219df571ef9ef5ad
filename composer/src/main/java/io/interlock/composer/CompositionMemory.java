package io.interlock.composer;

import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.MergeMemory;
import io.interlock.composer.print.SdlPrinter;
import io.interlock.composer.satisfiability.ProofMemory;
import io.interlock.composer.satisfiability.Satisfiability;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.SubgraphReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a composition leaves to the next. Owned by one thread.
final class CompositionMemory {
  private final Map<String, Read> subgraphs = new HashMap<>();
  private final SdlPrinter printer = new SdlPrinter();
  private MergeMemory merge = MergeMemory.none();
  private ProofMemory proof = ProofMemory.none();
  private boolean isProvenWhole;
  private int subgraphsRead;

  /// A subgraph without errors.
  private record Read(SubgraphInput input, Subgraph subgraph) {}

  /// The subgraph as it was read last, if it is still the same, or as it is read now.
  Optional<Subgraph> read(SubgraphInput input, Errors errors) {
    Read known = subgraphs.get(input.name());
    if (known != null && known.input().equals(input)) {
      return Optional.of(known.subgraph());
    }
    subgraphsRead++;
    Optional<Subgraph> read = SubgraphReader.read(input.name(), input.url(), input.sdl(), errors);
    read.ifPresent(subgraph -> subgraphs.put(input.name(), new Read(input, subgraph)));
    return read;
  }

  /// How many subgraphs have been read so far.
  int subgraphsRead() {
    return subgraphsRead;
  }

  /// Whether the last accepted composition was proven as a whole.
  boolean isProvenWhole() {
    return isProvenWhole;
  }

  SdlPrinter printer() {
    return printer;
  }

  MergeMemory merge() {
    return merge;
  }

  ProofMemory proof() {
    return proof;
  }

  /// Remembers an accepted composition.
  void keep(List<SubgraphInput> inputs, MergeMemory merged, Satisfiability.Proof proven) {
    subgraphs.keySet().retainAll(inputs.stream().map(SubgraphInput::name).toList());
    merge = merged;
    proof = proven.memory();
    isProvenWhole = proven.isWhole();
  }
}
