package io.interlock.composer.check;

import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.FederationFacts;
import io.interlock.composer.subgraph.FieldSetDirective;
import io.interlock.composer.subgraph.ModelTypes;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.supergraph.fieldset.FieldSetCheck;
import io.interlock.supergraph.fieldset.FieldSetFault;

/// A `@requires` passes arguments that its own subgraph knows; the field is resolved by others, so
/// they must fit the merged field too.
final class RequiredArguments {
  private final MergedSupergraph supergraph;
  private final FieldSetCheck check;
  private final Errors errors;

  RequiredArguments(MergedSupergraph supergraph, Errors errors) {
    this.supergraph = supergraph;
    this.check = new FieldSetCheck(new ModelTypes(supergraph.schema()));
    this.errors = errors;
  }

  void check() {
    for (Subgraph subgraph : supergraph.subgraphs()) {
      subgraph.facts().requirements().forEach(requirement -> check(subgraph, requirement));
    }
  }

  private void check(Subgraph subgraph, FederationFacts.Requirement requirement) {
    check
        .firstFault(requirement.fieldSet(), requirement.type().name())
        .filter(fault -> fault.kind() == FieldSetFault.Kind.ARGUMENT)
        .ifPresent(fault ->
            errors.add(
                FieldSetDirective.REQUIRES.invalidFields(),
                requirement.coordinate(),
                "[%s] On field \"%s\", for %s, in the supergraph: %s"
                    .formatted(
                        subgraph.name(),
                        requirement.coordinate(),
                        requirement.application(),
                        fault.message()),
                requirement.application().location()));
  }
}
