package io.interlock.composer.check;

import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.GraphqlRules;

/// All rules about a merged supergraph, in stages: a stage runs only when the one before found
/// nothing.
public final class SupergraphChecks {
  private SupergraphChecks() {}

  public static void check(MergedSupergraph supergraph, Errors errors) {
    new InterfaceFields(supergraph, errors).check();
    new RequiredArguments(supergraph, errors).check();
    new TransitiveAccess(supergraph, errors).check();
    if (errors.isEmpty()) {
      GraphqlRules.check(supergraph.schema(), errors);
    }
    if (errors.isEmpty()) {
      new InaccessibleRules(supergraph, errors).check();
    }
  }
}
