package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Federation 1 accepted `@external` where it means nothing; federation 2 does not.
final class Federation1Externals {
  private Federation1Externals() {}

  /// Takes `@external` from interface fields and from whole types.
  static Subgraph dropMeaningless(Subgraph subgraph) {
    String external = subgraph.directive("external");
    return subgraph.withSchema(
        subgraph
            .schema()
            .mapTypes(
                type -> type.withApplications(Elements.without(type.applications(), external)))
            .mapFields((type, field) ->
                type.kind() == TypeKind.INTERFACE
                    ? field.withApplications(Elements.without(field.applications(), external))
                    : field));
  }

  /// Takes away the external fields that nothing needs, and types of which nothing remains. A query
  /// root is never empty: routers ask it for the SDL.
  static Subgraph dropUnused(Subgraph subgraph, Errors errors) {
    Map<String, TypeElement> types = new LinkedHashMap<>();
    List<TypeElement> emptied = new ArrayList<>();
    for (TypeElement type : subgraph.schema().types().values()) {
      TypeElement pruned =
          type.withFields(
              Elements.filter(type.fields(), field -> !isUnused(subgraph, type, field)));
      boolean isEmptied =
          pruned.fields().isEmpty() && !type.fields().isEmpty() && !isQuery(subgraph, type);
      if (isEmptied) {
        emptied.add(type);
      }
      if (!isEmptied || isEntity(subgraph, type) || isReferenced(subgraph.schema(), type.name())) {
        types.put(type.name(), pruned);
      }
    }
    emptied.stream()
        .filter(type -> types.containsKey(type.name()))
        .forEach(type -> reportEmptied(type, errors));
    return subgraph.withSchema(FederationMachinery.strip(subgraph.schema().withTypes(types)));
  }

  private static boolean isQuery(Subgraph subgraph, TypeElement type) {
    return subgraph.schema().schema().root(RootKind.QUERY).filter(type.name()::equals).isPresent();
  }

  private static boolean isUnused(Subgraph subgraph, TypeElement type, FieldElement field) {
    FederationFacts facts = subgraph.facts();
    return facts.isExternal(type.name(), field.name()) && !facts.isUsed(type.name(), field.name());
  }

  /// Entities are members of the union that the router asks for.
  private static boolean isEntity(Subgraph subgraph, TypeElement type) {
    return type.kind() == TypeKind.OBJECT && !subgraph.keys(type).isEmpty();
  }

  private static boolean isReferenced(SchemaModel model, String name) {
    if (model.schema().rootKindOf(name).isPresent()) {
      return true;
    }
    for (TypeElement type : model.types().values()) {
      boolean isNamed =
          type.members().stream().anyMatch(use -> use.name().equals(name))
              || type.implementsInterface(name)
              || type.fields().values().stream()
                  .anyMatch(field -> field.type().baseName().equals(name));
      if (isNamed) {
        return true;
      }
    }
    return false;
  }

  private static void reportEmptied(TypeElement type, Errors errors) {
    errors.add(
        ErrorCode.TYPE_WITH_ONLY_UNUSED_EXTERNAL,
        type.name(),
        "Type \"%s\" has only @external fields that nothing uses, but is referred to: remove the references, or give it a field that this subgraph resolves"
            .formatted(type.name()),
        type.location());
  }

  /// Takes tags from external fields where the subgraph that resolves the field has them too.
  static Subgraph dropRepeatedTags(Subgraph subgraph, List<Subgraph> others) {
    String tag = subgraph.directive("tag");
    return subgraph.withSchema(
        subgraph
            .schema()
            .mapFields((type, field) -> {
              if (!subgraph.facts().isExternal(type.name(), field.name())) {
                return field;
              }
              Set<String> known = tagsElsewhere(type.name(), field.name(), others);
              return field.withApplications(
                  field.applications().stream()
                      .filter(
                          a -> !a.name().equals(tag) || !known.contains(a.text("name").orElse("")))
                      .toList());
            }));
  }

  private static Set<String> tagsElsewhere(String type, String field, List<Subgraph> others) {
    Set<String> tags = new HashSet<>();
    for (Subgraph other : others) {
      if (!other.facts().isExternal(type, field)) {
        other
            .schema()
            .field(type, field)
            .ifPresent(f ->
                other
                    .applied(f.applications(), "tag")
                    .forEach(a -> a.text("name").ifPresent(tags::add)));
      }
    }
    return tags;
  }
}
