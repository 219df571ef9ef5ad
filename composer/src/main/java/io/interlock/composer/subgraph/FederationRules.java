package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.Errors;

/// Every rule of federation that can be decided from one subgraph alone.
final class FederationRules {
  private FederationRules() {}

  /// @param earlier what is wrong with the subgraph already; comes first, unless a fault is found
  ///   that hides all others
  static void check(Subgraph subgraph, Errors earlier, Errors errors) {
    InterfaceKeys interfaceKeys = new InterfaceKeys(subgraph, errors);
    ProvidesTargets.check(subgraph, errors);
    if (errors.isEmpty()) {
      interfaceKeys.checkReadable();
    }
    if (!errors.isEmpty()) {
      return;
    }
    errors.addAll(earlier);
    new FieldSetRules(subgraph, errors).check();
    ContextNames.check(subgraph, errors);
    new ContextReaders(subgraph, errors).check();
    ExternalRules.check(subgraph, errors);
    interfaceKeys.check();
    new ShareableRules(subgraph, errors).check();
    new CostRules(subgraph, errors).check();
    AccessRules.check(subgraph, errors);
  }
}
