package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.Errors;

/// Every rule of federation that can be decided from one subgraph alone.
final class FederationRules {
  private FederationRules() {}

  static void check(Subgraph subgraph, Errors errors) {
    ProvidesTargets.check(subgraph, errors);
    if (!errors.isEmpty()) {
      return;
    }
    new FieldSetRules(subgraph, errors).check();
    new ContextRules(subgraph, errors).check();
    ExternalRules.check(subgraph, errors);
    new InterfaceRules(subgraph, errors).check();
    new ShareableRules(subgraph, errors).check();
    new CostRules(subgraph, errors).check();
    AccessRules.check(subgraph, errors);
  }
}
