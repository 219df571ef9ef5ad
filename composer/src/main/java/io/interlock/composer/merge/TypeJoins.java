package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Literal;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import java.util.ArrayList;
import java.util.List;

/// Says of a merged type which subgraphs have it, under which keys, implementing what.
final class TypeJoins {
  private final MergeContext context;

  TypeJoins(MergeContext context) {
    this.context = context;
  }

  /// `@join__implements` of all sources, then `@join__type`, then `@join__unionMember`.
  List<Application> of(List<Source<TypeElement>> sources, List<NameUse> members) {
    List<Application> joins = new ArrayList<>();
    for (Source<TypeElement> source : sources) {
      for (NameUse use : source.element().interfaces()) {
        joins.add(
            Joins.directive("join__implements")
                .graph(context.graphs().of(source.subgraph()))
                .text("interface", use.name())
                .build());
      }
    }
    sources.forEach(source -> addTypeJoins(source, joins));
    members.forEach(member -> addMemberJoins(member, sources, joins));
    return joins;
  }

  private void addTypeJoins(Source<TypeElement> source, List<Application> joins) {
    List<Application> keys = source.subgraph().keys(source.element());
    boolean isInterfaceObject = source.subgraph().isInterfaceObject(source.element());
    boolean extendsAll = source.subgraph().has(source.element(), "extends");
    if (keys.isEmpty()) {
      joins.add(finish(typeJoin(source.subgraph()), isInterfaceObject));
    }
    for (Application key : keys) {
      Joins join = typeJoin(source.subgraph());
      key.text("fields").ifPresent(fields -> join.text("key", fields));
      if (extendsAll || source.element().blocks().get(key.block()).isExtension()) {
        join.flag("extension", true);
      }
      key.argument("resolvable")
          .filter(Literal.BooleanLiteral.class::isInstance)
          .ifPresent(resolvable -> join.with("resolvable", resolvable));
      joins.add(finish(join, isInterfaceObject));
    }
  }

  private Joins typeJoin(Subgraph subgraph) {
    return Joins.directive("join__type").graph(context.graphs().of(subgraph));
  }

  private static Application finish(Joins join, boolean isInterfaceObject) {
    return isInterfaceObject ? join.flag("isInterfaceObject", true).build() : join.build();
  }

  private void addMemberJoins(
      NameUse member, List<Source<TypeElement>> sources, List<Application> joins) {
    for (Source<TypeElement> source : sources) {
      if (source.element().members().stream().anyMatch(m -> m.name().equals(member.name()))) {
        joins.add(
            Joins.directive("join__unionMember")
                .graph(context.graphs().of(source.subgraph()))
                .text("member", member.name())
                .build());
      }
    }
  }
}
