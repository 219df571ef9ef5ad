package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import java.util.List;

/// Merges custom scalars.
final class ScalarMerge {
  private final MergeContext context;

  ScalarMerge(MergeContext context) {
    this.context = context;
  }

  TypeElement merge(String name) {
    List<Source<TypeElement>> sources = context.shells().sources(name);
    List<Application> applications = new TypeJoins(context).of(sources, List.of());
    applications.addAll(context.applications().merge(name, sources, TypeElement::applications));
    return TypeElement.empty(
            TypeKind.SCALAR,
            name,
            DescriptionMerge.merge(
                context, name, sources, TypeElement::description, TypeElement::location))
        .withApplications(applications);
  }
}
