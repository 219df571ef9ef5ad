package io.interlock.composer;

import io.interlock.composer.merge.MergeMemory;
import java.util.List;

/// Composes again and again while subgraphs change, taking over whatever a change cannot have
/// touched. The result is that of {@link Composer#compose}, sooner. Keeps the last accepted
/// composition in memory. Callers of several threads wait for each other.
public final class IncrementalComposer {
  private final CompositionMemory memory = new CompositionMemory();
  private Effort lastEffort = new Effort(0, 0, true);

  /// What had to be done.
  ///
  /// @param subgraphsRead whose SDL was not the one of the composition before
  /// @param typesTakenOver from the merge before; 0 when the subgraphs do not compose
  /// @param isProvenWhole whether the whole supergraph was proven rather than what may be affected
  public record Effort(int subgraphsRead, int typesTakenOver, boolean isProvenWhole) {}

  /// As {@link Composer#compose}.
  public synchronized CompositionResult compose(List<SubgraphInput> subgraphs) {
    int readBefore = memory.subgraphsRead();
    MergeMemory before = memory.merge();
    CompositionResult result = Composer.compose(subgraphs, memory);
    boolean isAccepted = memory.merge() != before;
    lastEffort =
        new Effort(
            memory.subgraphsRead() - readBefore,
            isAccepted ? memory.merge().takenOver(before) : 0,
            !isAccepted || memory.isProvenWhole());
    return result;
  }

  /// What the last composition had to do.
  public synchronized Effort lastEffort() {
    return lastEffort;
  }
}
