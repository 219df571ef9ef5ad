package io.interlock.composer;

import io.interlock.composer.check.SupergraphChecks;
import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.CompositionHint;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.Hints;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.merge.SupergraphMerge;
import io.interlock.composer.satisfiability.Satisfiability;
import io.interlock.composer.subgraph.Federation1Upgrade;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.SubgraphNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Composes subgraphs into a supergraph.
///
/// Works in stages: read every subgraph, upgrade those of federation 1, merge, check the whole.
/// Each stage collects all the errors it can find and hides those that the next would only find
/// because of them.
public final class Composer {
  private final CompositionMemory memory;
  private final Errors errors = Errors.ofAll();
  private final Hints hints = new Hints();

  private Composer(CompositionMemory memory) {
    this.memory = memory;
  }

  /// Composes `subgraphs`, whose order does not matter. Never throws: whatever comes in, a verdict
  /// comes out.
  public static CompositionResult compose(List<SubgraphInput> subgraphs) {
    return compose(subgraphs, new CompositionMemory());
  }

  static CompositionResult compose(List<SubgraphInput> subgraphs, CompositionMemory memory) {
    try {
      return new Composer(memory).composeSorted(sorted(subgraphs));
    } catch (StackOverflowError e) {
      return rejected(
          ErrorCode.INVALID_GRAPHQL, "The schemas are nested too deeply to be composed");
    } catch (RuntimeException e) {
      return rejected(ErrorCode.INTERNAL, "The composer failed: " + e);
    }
  }

  private static CompositionResult rejected(ErrorCode code, String message) {
    return new CompositionResult.Rejected(
        List.of(new CompositionError(code, message, List.of(), List.of())));
  }

  private static List<SubgraphInput> sorted(List<SubgraphInput> subgraphs) {
    return subgraphs.stream().sorted(Comparator.comparing(SubgraphInput::name)).toList();
  }

  private CompositionResult composeSorted(List<SubgraphInput> inputs) {
    Optional<MergedSupergraph> merged =
        read(inputs)
            .flatMap(subgraphs -> Federation1Upgrade.upgrade(subgraphs, errors))
            .flatMap(subgraphs -> SupergraphMerge.merge(subgraphs, memory.merge(), errors, hints));
    merged.ifPresent(supergraph -> SupergraphChecks.check(supergraph, errors));
    if (merged.isEmpty() || !errors.isEmpty()) {
      return new CompositionResult.Rejected(errors.list());
    }
    return prove(inputs, merged.get());
  }

  private Optional<List<Subgraph>> read(List<SubgraphInput> inputs) {
    SubgraphNames.refuseEqual(inputs.stream().map(SubgraphInput::name).toList(), errors);
    List<Subgraph> subgraphs = new ArrayList<>();
    for (SubgraphInput input : inputs) {
      memory.read(input, errors).ifPresent(subgraphs::add);
    }
    return errors.isEmpty() ? Optional.of(subgraphs) : Optional.empty();
  }

  private CompositionResult prove(List<SubgraphInput> inputs, MergedSupergraph merged) {
    Satisfiability.Proof proof = Satisfiability.prove(merged, memory.proof(), errors);
    if (!errors.isEmpty()) {
      return new CompositionResult.Rejected(errors.list());
    }
    memory.keep(inputs, merged.memory(), proof);
    List<CompositionHint> all = new ArrayList<>(hints.list());
    all.addAll(proof.hints());
    return new CompositionResult.Composed(memory.printer().print(merged.schema()), all);
  }
}
