package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.ExtensionBases;
import io.interlock.composer.subgraph.InterfaceObjectUsage;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.RootKind;
import io.interlock.composer.subgraph.SchemaElement;
import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which types the supergraph has, of which kind, from which subgraphs; and how they are related,
/// which field types are compared by.
final class TypeShells {
  private final Map<String, List<Source<TypeElement>>> sources = new LinkedHashMap<>();
  private final Map<String, TypeKind> kinds = new HashMap<>();
  private final SchemaModel relations;
  private final Errors errors;

  TypeShells(List<Subgraph> subgraphs, Errors errors) {
    this.errors = errors;
    for (Subgraph subgraph : subgraphs) {
      for (TypeElement type : subgraph.ownTypes()) {
        sources
            .computeIfAbsent(type.name(), name -> new ArrayList<>())
            .add(new Source<>(subgraph, type));
      }
    }
    sources.computeIfPresent(
        RootKind.QUERY.defaultName(), (name, all) -> inEverySubgraph(name, all, subgraphs));
    sources.values().forEach(this::checkInterfaceObjects);
    sources.replaceAll((name, all) -> ofOneKind(name, all));
    sources.forEach((name, all) -> kinds.put(name, kindOf(all.getFirst())));
    sources.forEach(this::checkBase);
    this.relations = relate();
  }

  /// Every subgraph has a query root, if only to be asked for its SDL.
  private static List<Source<TypeElement>> inEverySubgraph(
      String name, List<Source<TypeElement>> all, List<Subgraph> subgraphs) {
    TypeElement empty =
        TypeElement.empty(TypeKind.OBJECT, name, null)
            .withBlocks(List.of(new TypeElement.Block(false, null)));
    return subgraphs.stream()
        .map(subgraph ->
            all.stream()
                .filter(source -> source.subgraph() == subgraph)
                .findFirst()
                .orElseGet(() -> new Source<>(subgraph, empty)))
        .toList();
  }

  /// The names of all merged types, in the order they are first seen.
  List<String> names() {
    return List.copyOf(sources.keySet());
  }

  List<Source<TypeElement>> sources(String type) {
    return sources.getOrDefault(type, List.of());
  }

  /// A merged type's kind, for an `@interfaceObject` the interface that it stands for.
  static TypeKind kindOf(Source<TypeElement> source) {
    return source.subgraph().isInterfaceObject(source.element())
        ? TypeKind.INTERFACE
        : source.element().kind();
  }

  TypeKind kind(String type) {
    return Elements.get(kinds, type);
  }

  SchemaModel relations() {
    return relations;
  }

  private List<Source<TypeElement>> ofOneKind(String name, List<Source<TypeElement>> all) {
    TypeKind kind = kindOf(all.getFirst());
    List<Source<TypeElement>> same = all.stream().filter(s -> kindOf(s) == kind).toList();
    if (same.size() < all.size()) {
      errors.add(
          ErrorCode.TYPE_KIND_MISMATCH,
          name,
          "Type \"%s\" has mismatched kinds: it is %s".formatted(name, titles(all)),
          Source.places(all, TypeElement::location));
    }
    // an input object has the fields that all have, also those of another kind, which have none
    return kind == TypeKind.INPUT_OBJECT ? all : same;
  }

  private static String titles(List<Source<TypeElement>> all) {
    List<Source<String>> titles =
        all.stream()
            .map(s ->
                s.to(
                    s.subgraph().isInterfaceObject(s.element())
                        ? "Interface Object Type (an object with @interfaceObject)"
                        : s.element().kind().title()))
            .toList();
    return Wording.distribution(titles, title -> title);
  }

  private void checkInterfaceObjects(List<Source<TypeElement>> all) {
    if (all.stream().allMatch(s -> s.subgraph().isInterfaceObject(s.element()))) {
      InterfaceObjectUsage.withoutInterface(
          all.stream().map(Source::element).toList(), Wording.subgraphsOf(all), errors);
    }
  }

  private void checkBase(String name, List<Source<TypeElement>> all) {
    boolean isRoot =
        all.stream().anyMatch(s -> s.subgraph().schema().schema().rootKindOf(name).isPresent());
    if (isRoot || all.stream().anyMatch(s -> s.element().hasDefinition())) {
      return;
    }
    for (Source<TypeElement> source : all) {
      if (source.element().hasExtension()) {
        ExtensionBases.missing(source.subgraph(), source.element(), errors);
      }
    }
  }

  private SchemaModel relate() {
    Map<String, TypeElement> types = new LinkedHashMap<>();
    for (String name : names()) {
      Map<String, NameUse> interfaces = new LinkedHashMap<>();
      Map<String, NameUse> members = new LinkedHashMap<>();
      for (Source<TypeElement> source : sources(name)) {
        source.element().interfaces().forEach(use -> interfaces.putIfAbsent(use.name(), use));
        source.element().members().forEach(use -> members.putIfAbsent(use.name(), use));
      }
      types.put(
          name,
          TypeElement.empty(kind(name), name, null)
              .withInterfaces(List.copyOf(interfaces.values()))
              .withMembers(List.copyOf(members.values())));
    }
    SchemaElement schema = new SchemaElement(null, Map.of(), List.of(), null);
    return new SchemaModel(schema, types, Map.of());
  }
}
