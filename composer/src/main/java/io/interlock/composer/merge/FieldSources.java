package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One field of an object or interface in all subgraphs.
///
/// @param parents the parent type in every subgraph that has it
/// @param present the field in those of them that have it
/// @param nonExternal those of them that are resolved where they are
/// @param standIns the field of an `@interfaceObject`, in subgraphs that know the parent only as
///   its interface
record FieldSources(
    String parent,
    String name,
    List<Source<TypeElement>> parents,
    List<Source<FieldElement>> present,
    List<Source<FieldElement>> nonExternal,
    List<StandIn> standIns) {

  /// A field that reaches the parent through an `@interfaceObject`.
  record StandIn(Subgraph subgraph, TypeElement type, FieldElement field) {
    boolean isExternal() {
      return subgraph.facts().isExternal(type.name(), field.name());
    }
  }

  /// All fields of a type, in the order in which they are first seen.
  static List<FieldSources> allOf(MergeContext context, String parent) {
    Map<String, List<Source<FieldElement>>> present = new LinkedHashMap<>();
    for (Source<TypeElement> source : context.shells().sources(parent)) {
      for (FieldElement field : source.element().fields().values()) {
        present.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(source.to(field));
      }
    }
    List<FieldSources> all = new ArrayList<>(present.size());
    present.forEach((name, sources) -> all.add(of(context, parent, name, sources)));
    return all;
  }

  /// A field that no subgraph declares on the type itself.
  static FieldSources ofStandIns(MergeContext context, String parent, String name) {
    return of(context, parent, name, List.of());
  }

  private static FieldSources of(
      MergeContext context, String parent, String name, List<Source<FieldElement>> present) {
    List<Source<FieldElement>> nonExternal = new ArrayList<>(present.size());
    for (Source<FieldElement> source : present) {
      if (!source.subgraph().facts().isExternal(parent, name)) {
        nonExternal.add(source);
      }
    }
    return new FieldSources(
        parent,
        name,
        context.shells().sources(parent),
        present,
        nonExternal,
        standIns(context, parent, name));
  }

  private static List<StandIn> standIns(MergeContext context, String parent, String name) {
    TypeElement merged = Elements.get(context.relations().types(), parent);
    List<StandIn> found = new ArrayList<>();
    boolean isThroughInterfaceObject =
        merged.interfaces().stream().anyMatch(i -> context.isInterfaceObject(i.name()));
    if (merged.kind() != TypeKind.OBJECT || !isThroughInterfaceObject) {
      return found;
    }
    for (Subgraph subgraph : context.subgraphs()) {
      if (subgraph.schema().type(parent).isPresent()) {
        continue;
      }
      for (NameUse implemented : merged.interfaces()) {
        Optional<TypeElement> type =
            subgraph.schema().type(implemented.name()).filter(subgraph::isInterfaceObject);
        type.flatMap(t -> t.field(name))
            .ifPresent(field -> found.add(new StandIn(subgraph, type.get(), field)));
      }
    }
    return found;
  }

  String coordinate() {
    return parent + "." + name;
  }

  /// The parent type in a subgraph that has the field.
  TypeElement parentIn(Subgraph subgraph) {
    return parents.stream()
        .filter(s -> s.subgraph() == subgraph)
        .map(Source::element)
        .findFirst()
        .orElseThrow();
  }

  boolean isExternal(Source<FieldElement> source) {
    return source.subgraph().facts().isExternal(parent, name);
  }

  List<Source<FieldElement>> external() {
    return nonExternal.size() == present.size()
        ? List.of()
        : present.stream().filter(this::isExternal).toList();
  }

  /// The `@interfaceObject` types through which a subgraph has the field.
  List<String> standInTypes(Subgraph subgraph) {
    return standIns.stream()
        .filter(s -> s.subgraph() == subgraph)
        .map(s -> s.type().name())
        .toList();
  }
}
