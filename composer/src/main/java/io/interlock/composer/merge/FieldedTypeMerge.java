package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Merges objects and interfaces: the union of their fields.
final class FieldedTypeMerge {
  private final MergeContext context;

  FieldedTypeMerge(MergeContext context) {
    this.context = context;
  }

  TypeElement merge(String name) {
    List<Source<TypeElement>> sources = context.shells().sources(name);
    TypeElement shell = Elements.get(context.relations().types(), name);
    if (shell.kind() == TypeKind.INTERFACE) {
      new InterfaceKeyRule(context).check(shell, sources);
    } else {
      hintPartialEntity(name, sources);
      SharingRule.checkSubscription(context, name, sources);
    }
    boolean isValueType = isValueType(name, sources);
    Map<String, FieldElement> fields = new LinkedHashMap<>();
    for (FieldSources field : FieldSources.allOf(context, name)) {
      new FieldMerge(context, field).merge().ifPresent(merged -> fields.put(field.name(), merged));
      if (isValueType) {
        hintPartialValueType(shell, field);
      }
    }
    return TypeElement.empty(
            shell.kind(),
            name,
            DescriptionMerge.merge(
                context, name, sources, TypeElement::description, TypeElement::location))
        .withInterfaces(shell.interfaces())
        .withApplications(applications(shell, sources))
        .withFields(fields);
  }

  private List<Application> applications(TypeElement shell, List<Source<TypeElement>> sources) {
    List<Application> all = new TypeJoins(context).of(sources, List.of());
    all.addAll(context.applications().carried(sources, TypeElement::applications));
    List<Source<List<Application>>> own =
        ApplicationMerge.applicationsOf(sources, TypeElement::applications);
    all.addAll(
        context.applications().merge(shell.name(), context.interfaceAccess().ofType(shell, own)));
    return all;
  }

  private static boolean isValueType(String name, List<Source<TypeElement>> sources) {
    return sources.stream()
        .noneMatch(s -> s.subgraph().schema().schema().rootKindOf(name).isPresent() || hasKey(s));
  }

  private static boolean hasKey(Source<TypeElement> source) {
    return !source.subgraph().keys(source.element()).isEmpty();
  }

  private void hintPartialEntity(String name, List<Source<TypeElement>> sources) {
    List<Source<TypeElement>> keyed = sources.stream().filter(FieldedTypeMerge::hasKey).toList();
    if (!keyed.isEmpty() && keyed.size() < sources.size()) {
      context
          .hints()
          .add(
              HintCode.INCONSISTENT_ENTITY,
              name,
              "Type \"%s\" has a key in %s, but not in all subgraphs that have it"
                  .formatted(name, Wording.subgraphsOf(keyed)),
              Source.places(sources, TypeElement::location));
    }
  }

  /// A type without keys is the same value everywhere: it should have the same fields everywhere.
  private void hintPartialValueType(TypeElement shell, FieldSources field) {
    for (Source<TypeElement> parent : field.parents()) {
      boolean lacksField = !parent.element().fields().containsKey(field.name());
      if (lacksField && !isAllExternal(parent)) {
        context
            .hints()
            .add(
                shell.kind() == TypeKind.INTERFACE
                    ? HintCode.INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD
                    : HintCode.INCONSISTENT_OBJECT_VALUE_TYPE_FIELD,
                field.coordinate(),
                "\"%s\" is in %s, but not in subgraph \"%s\", which has \"%s\" too"
                    .formatted(
                        field.coordinate(),
                        Wording.subgraphsOf(field.present()),
                        parent.subgraph().name(),
                        shell.name()),
                java.util.Collections
                    .<@org.jspecify.annotations.Nullable SourceLocation>singletonList(
                        parent.element().location()));
        return;
      }
    }
  }

  private static boolean isAllExternal(Source<TypeElement> parent) {
    String name = parent.element().name();
    return !parent.element().fields().isEmpty()
        && parent.element().fields().keySet().stream()
            .allMatch(field -> parent.subgraph().facts().isExternal(name, field));
  }
}
