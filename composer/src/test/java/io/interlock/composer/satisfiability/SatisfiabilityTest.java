package io.interlock.composer.satisfiability;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.SubgraphInput;
import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.supergraph.walk.StepBudget;
import java.util.List;
import org.junit.jupiter.api.Test;

class SatisfiabilityTest {
  private static final String LINK =
      """
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      """;

  private final MergedSupergraph merged =
      Merged.of(
          List.of(
              new SubgraphInput(
                  "a", "", LINK + "type Query { t: T } type T @key(fields: \"id\") { id: ID! }"),
              new SubgraphInput(
                  "b", "", LINK + "type T @key(fields: \"id\") { id: ID! x: Int y: Int }")));

  @Test
  void givesUpOnMoreStepsThanItMayTake() {
    Errors errors = Errors.ofAll();

    Satisfiability.prove(merged, ProofMemory.none(), new StepBudget(2), errors);

    assertThat(errors.list())
        .extracting(CompositionError::code)
        .containsExactly(ErrorCode.MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED);
    assertThat(errors.list().getFirst().message()).contains("more than 2 steps");
  }

  @Test
  void tellsNothingWithinItsBudget() {
    Errors errors = Errors.ofAll();

    Satisfiability.prove(merged, ProofMemory.none(), new StepBudget(1_000), errors);

    assertThat(errors.list()).isEmpty();
  }
}
