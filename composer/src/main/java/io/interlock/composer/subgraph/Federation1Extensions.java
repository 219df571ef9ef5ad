package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.schema.TypeKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// In federation 1 one subgraph owns a type and others extend it. Federation 2 knows no owners:
/// extensions become definitions.
final class Federation1Extensions {
  private Federation1Extensions() {}

  /// Whether a type is an extension of what another subgraph defines.
  static boolean isExtension(Subgraph subgraph, TypeElement type) {
    boolean hasFields = type.kind() == TypeKind.OBJECT || type.kind() == TypeKind.INTERFACE;
    return hasFields
        && (subgraph.has(type, "extends") || type.hasExtension() && !type.hasDefinition());
  }

  /// Every extended type but the roots must be defined by another subgraph.
  static void requireBases(Subgraph subgraph, List<Subgraph> others, Errors errors) {
    for (TypeElement type : subgraph.ownTypes()) {
      boolean isRoot = subgraph.schema().schema().rootKindOf(type.name()).isPresent();
      boolean hasBase =
          others.stream()
              .flatMap(other -> other.schema().type(type.name()).stream())
              .anyMatch(TypeElement::hasDefinition);
      if (!isRoot && isExtension(subgraph, type) && !hasBase) {
        ExtensionBases.missing(subgraph, type, errors);
      }
    }
  }

  /// The key fields of an extension are marked `@external` by rule, though they are resolved: the
  /// mark goes.
  static Subgraph resolveKeyFields(Subgraph subgraph, List<Subgraph> others) {
    String external = subgraph.directive("external");
    return subgraph.withSchema(
        subgraph
            .schema()
            .mapTypes(type ->
                isExtension(subgraph, type)
                    ? withoutExternal(type, keyFields(subgraph, type, others), external)
                    : type));
  }

  private static TypeElement withoutExternal(
      TypeElement type, Set<String> keyFields, String external) {
    return type.withFields(
        Elements.mapEach(
            type.fields(),
            field ->
                keyFields.contains(field.name())
                    ? field.withApplications(Elements.without(field.applications(), external))
                    : field));
  }

  /// Of its own keys; without any, of the first key of each subgraph that has one.
  private static Set<String> keyFields(Subgraph subgraph, TypeElement type, List<Subgraph> others) {
    Set<String> names = new HashSet<>();
    List<Application> own = subgraph.keys(type);
    own.forEach(key -> names.addAll(topFields(subgraph, type, key)));
    if (own.isEmpty()) {
      for (Subgraph other : others) {
        other
            .schema()
            .type(type.name())
            .flatMap(t -> other.keys(t).stream().findFirst().map(key -> topFields(other, t, key)))
            .ifPresent(names::addAll);
      }
    }
    return names;
  }

  private static Set<String> topFields(Subgraph subgraph, TypeElement type, Application key) {
    return FieldSets.of(Federation1FieldSets.withStringFields(key))
        .map(set -> new FieldSets(subgraph.schema()).topFields(set, type.name()))
        .orElse(Set.of());
  }

  /// Turns extension blocks into definitions. `@extends` stays, and shows in the supergraph.
  static Subgraph asDefinitions(Subgraph subgraph) {
    return subgraph.withSchema(
        subgraph
            .schema()
            .mapTypes(type ->
                isExtension(subgraph, type)
                    ? type.withBlocks(
                        type.blocks().stream()
                            .map(b -> new TypeElement.Block(false, b.location()))
                            .toList())
                    : type));
  }
}
