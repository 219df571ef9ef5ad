package io.interlock.executor.step;

import io.interlock.executor.entity.FetchProgram;
import java.util.List;

/// A compiled node of a plan. Immutable.
sealed interface Step {
  /// Nothing to do.
  Step NONE = new Sequence(List.of());

  record Sequence(List<Step> steps) implements Step {
    public Sequence {
      steps = List.copyOf(steps);
    }
  }

  record Parallel(List<Step> steps) implements Step {
    public Parallel {
      steps = List.copyOf(steps);
    }
  }

  /// @param condition a number of the response shape's conditions
  record Choice(int condition, Step then, Step otherwise) implements Step {}

  /// One request.
  ///
  /// @param rank its place in the plan, from 0, depth first
  /// @param variables the client's variables that it uses
  record Fetch(
      int rank, String subgraph, boolean isMutation, List<String> variables, FetchProgram program)
      implements Step {
    public Fetch {
      variables = List.copyOf(variables);
    }
  }
}
