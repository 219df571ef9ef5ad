package io.interlock.composer.check;

import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.FieldSetDirective;
import io.interlock.composer.subgraph.FieldSets;
import io.interlock.composer.subgraph.ModelTypes;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.fieldset.FieldSet;
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
      for (TypeElement type : subgraph.ownTypes()) {
        for (FieldElement field : type.fields().values()) {
          for (Application requires : subgraph.applied(field.applications(), "requires")) {
            FieldSets.of(requires).ifPresent(set -> check(subgraph, type, field, requires, set));
          }
        }
      }
    }
  }

  private void check(
      Subgraph subgraph, TypeElement type, FieldElement field, Application requires, FieldSet set) {
    String coordinate = type.name() + "." + field.name();
    check
        .firstFault(set, type.name())
        .filter(fault -> fault.kind() == FieldSetFault.Kind.ARGUMENT)
        .ifPresent(fault ->
            errors.add(
                FieldSetDirective.REQUIRES.invalidFields(),
                coordinate,
                "[%s] On field \"%s\", for %s, in the supergraph: %s"
                    .formatted(subgraph.name(), coordinate, requires, fault.message()),
                requires.location()));
  }
}
