package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whoever asks an interface may meet any of its implementations: so it demands what they all
/// demand together. What an `@interfaceObject` demands for a field holds for the implementations.
///
/// Finds what subgraphs demand elsewhere that an element has to demand too; merging it is left to
/// {@link ApplicationMerge}.
final class InterfaceAccess {
  private static final List<String> DIRECTIVES =
      List.of("authenticated", "requiresScopes", "policy");

  private final MergeContext context;
  private final boolean isUsed;

  InterfaceAccess(MergeContext context) {
    this.context = context;
    this.isUsed = DIRECTIVES.stream().anyMatch(d -> !context.composed().nameOf(d).isEmpty());
  }

  /// Whether a directive of the supergraph says what access takes.
  boolean isAccess(String nameInSupergraph) {
    return context
        .composed()
        .directiveNamed(nameInSupergraph)
        .filter(DIRECTIVES::contains)
        .isPresent();
  }

  /// `applications` with what access takes before all else.
  List<Application> first(List<Application> applications) {
    if (!isUsed) {
      return applications;
    }
    List<Application> ordered = new ArrayList<>();
    for (String directive : DIRECTIVES) {
      String name = context.composed().nameOf(directive);
      applications.stream().filter(a -> a.name().equals(name)).forEach(ordered::add);
    }
    applications.stream().filter(a -> !isAccess(a.name())).forEach(ordered::add);
    return ordered;
  }

  /// `own` and what the implementations of `type` demand, if it is an interface.
  List<Source<List<Application>>> ofType(TypeElement type, List<Source<List<Application>>> own) {
    List<Source<List<Application>>> all = new ArrayList<>(own);
    if (isUsed && type.kind() == TypeKind.INTERFACE) {
      for (String implementation : context.relations().possibleTypes(type.name())) {
        context
            .shells()
            .sources(implementation)
            .forEach(source -> add(source, source.element().applications(), all));
      }
      sort(all.subList(own.size(), all.size()));
    }
    return all;
  }

  /// `own` and what the implementations of an interface demand for a field, or the interface
  /// objects of an object's interfaces.
  List<Source<List<Application>>> ofField(
      TypeElement type, String field, List<Source<List<Application>>> own) {
    if (!isUsed) {
      return own;
    }
    List<Source<List<Application>>> all = new ArrayList<>(own);
    if (type.kind() == TypeKind.INTERFACE) {
      for (String implementation : context.relations().possibleTypes(type.name())) {
        addOwn(implementation, field, all);
        addOfInterfaceObjects(implementation, type.name(), field, all);
      }
      sort(all.subList(own.size(), all.size()));
    } else {
      addOfInterfaceObjects(type.name(), "", field, all);
    }
    return all;
  }

  private static void sort(List<Source<List<Application>>> demands) {
    demands.sort(Comparator.comparing(source -> source.subgraph().name()));
  }

  private void addOwn(String type, String field, List<Source<List<Application>>> all) {
    for (Source<TypeElement> source : context.shells().sources(type)) {
      FieldElement own = source.element().fields().get(field);
      if (own != null && !source.subgraph().facts().isExternal(type, field)) {
        add(source, own.applications(), all);
      }
    }
  }

  private void addOfInterfaceObjects(
      String type, String except, String field, List<Source<List<Application>>> all) {
    for (NameUse use : Elements.get(context.relations().types(), type).interfaces()) {
      if (!use.name().equals(except)) {
        addOwn(use.name(), field, all);
      }
    }
  }

  private void add(
      Source<?> source, List<Application> applications, List<Source<List<Application>>> all) {
    List<Application> access =
        applications.isEmpty()
            ? applications
            : applications.stream()
                .filter(
                    a -> isAccess(a.name()) && context.composed().isMerged(source.subgraph(), a))
                .toList();
    if (!access.isEmpty()) {
      all.add(new Source<>(source.subgraph(), access));
    }
  }
}
