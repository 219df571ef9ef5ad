package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.TypeElement;
import java.util.List;

/// Merges unions: all members of all subgraphs.
final class UnionMerge {
  private final MergeContext context;

  UnionMerge(MergeContext context) {
    this.context = context;
  }

  TypeElement merge(String name) {
    List<Source<TypeElement>> sources = context.shells().sources(name);
    TypeElement shell = Elements.get(context.relations().types(), name);
    shell.members().forEach(member -> hintMissing(name, member, sources));
    List<Application> applications = new TypeJoins(context).of(sources, shell.members());
    applications.addAll(context.applications().merge(name, sources, TypeElement::applications));
    return TypeElement.empty(
            shell.kind(),
            name,
            DescriptionMerge.merge(
                context, name, sources, TypeElement::description, TypeElement::location))
        .withMembers(shell.members())
        .withApplications(applications);
  }

  private void hintMissing(String name, NameUse member, List<Source<TypeElement>> sources) {
    List<Source<TypeElement>> having =
        sources.stream()
            .filter(
                s -> s.element().members().stream().anyMatch(m -> m.name().equals(member.name())))
            .toList();
    if (having.size() < sources.size()) {
      context
          .hints()
          .add(
              HintCode.INCONSISTENT_UNION_MEMBER,
              name,
              "Union \"%s\" has the member \"%s\" only in %s"
                  .formatted(name, member.name(), Wording.subgraphsOf(having)),
              Source.places(having, TypeElement::location));
    }
  }
}
