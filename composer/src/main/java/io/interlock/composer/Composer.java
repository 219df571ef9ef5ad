package io.interlock.composer;

import io.interlock.composer.check.SupergraphChecks;
import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.CompositionHint;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.Hints;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.merge.ProgressiveOverrides;
import io.interlock.composer.merge.SupergraphMerge;
import io.interlock.composer.print.SdlPrinter;
import io.interlock.composer.satisfiability.Satisfiability;
import io.interlock.composer.subgraph.Federation1Upgrade;
import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.SubgraphNames;
import io.interlock.composer.subgraph.SubgraphReader;
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
  private Composer() {}

  /// Composes `subgraphs`, whose order does not matter. Never throws: whatever comes in, a verdict
  /// comes out.
  public static CompositionResult compose(List<SubgraphInput> subgraphs) {
    try {
      return new Composer().composeSorted(sorted(subgraphs));
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
    Errors errors = Errors.ofAll();
    Hints hints = new Hints();
    Optional<MergedSupergraph> merged =
        read(inputs, errors)
            .flatMap(subgraphs -> Federation1Upgrade.upgrade(subgraphs, errors))
            .flatMap(subgraphs -> SupergraphMerge.merge(subgraphs, errors, hints));
    merged.ifPresent(supergraph -> SupergraphChecks.check(supergraph, errors));
    if (merged.isEmpty() || !errors.isEmpty()) {
      return new CompositionResult.Rejected(errors.list());
    }
    return prove(merged.get(), hints, errors);
  }

  private static CompositionResult prove(MergedSupergraph merged, Hints hints, Errors errors) {
    List<CompositionHint> all = new ArrayList<>(hints.list());
    all.addAll(Satisfiability.check(merged, merged.schema(), errors));
    Optional<SchemaModel> migrated = ProgressiveOverrides.completed(merged.schema());
    if (errors.isEmpty() && migrated.isPresent()) {
      Satisfiability.check(merged, migrated.get(), errors);
    }
    return errors.isEmpty()
        ? new CompositionResult.Composed(SdlPrinter.print(merged.schema()), all)
        : new CompositionResult.Rejected(errors.list());
  }

  private static Optional<List<Subgraph>> read(List<SubgraphInput> inputs, Errors errors) {
    SubgraphNames.refuseEqual(inputs.stream().map(SubgraphInput::name).toList(), errors);
    List<Subgraph> subgraphs = new ArrayList<>();
    for (SubgraphInput input : inputs) {
      SubgraphReader.read(input.name(), input.url(), input.sdl(), errors).ifPresent(subgraphs::add);
    }
    return errors.isEmpty() ? Optional.of(subgraphs) : Optional.empty();
  }
}
