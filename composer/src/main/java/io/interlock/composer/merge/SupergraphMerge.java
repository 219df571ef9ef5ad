package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.DirectiveElement;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.RootKind;
import io.interlock.composer.subgraph.SchemaElement;
import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.spec.SpecVersion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Merges subgraphs into a supergraph.
public final class SupergraphMerge {
  private final MergeContext context;
  private final SupergraphHeader header;
  private final MergeMemory memory;
  private final Map<String, MergeMemory.Part> known;

  private SupergraphMerge(MergeContext context, SpecVersion version, MergeMemory before) {
    this.context = context;
    this.header = new SupergraphHeader(context, version);
    this.memory = MergeMemory.of(context);
    this.known = before.holdingIn(context);
  }

  /// The supergraph, or nothing and the errors added.
  ///
  /// @param subgraphs sorted by name, each correct in itself, none of federation 1 any more
  /// @param before what may be taken over
  public static Optional<MergedSupergraph> merge(
      List<Subgraph> subgraphs, MergeMemory before, Errors errors, Hints hints) {
    SpecVersion version = EffectiveVersion.of(subgraphs, hints);
    CustomDirectives custom = CustomDirectives.of(subgraphs, errors, hints);
    ComposedDirectives composed = ComposedDirectives.of(subgraphs, custom, errors);
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    TypeShells shells = new TypeShells(subgraphs, errors);
    MergeContext context = new MergeContext(subgraphs, shells, composed, errors, hints);
    MergedSupergraph merged = new SupergraphMerge(context, version, before).merge();
    return errors.isEmpty() ? Optional.of(merged) : Optional.empty();
  }

  private MergedSupergraph merge() {
    Map<String, TypeElement> types = new LinkedHashMap<>();
    for (TypeKind kind :
        List.of(
            TypeKind.UNION,
            TypeKind.SCALAR,
            TypeKind.INPUT_OBJECT,
            TypeKind.INTERFACE,
            TypeKind.OBJECT)) {
      mergeTypes(kind, types);
    }
    Map<String, DirectiveElement> directives =
        ExecutableDirectives.withComposed(
            new ExecutableDirectives(context).merge(), context.composed());
    mergeTypes(TypeKind.ENUM, types);
    SchemaElement schema = schema();
    if (schema.root(RootKind.QUERY).isEmpty()) {
      context
          .errors()
          .add(
              ErrorCode.NO_QUERIES,
              "Query",
              "No subgraph has a query field: a supergraph needs at least one");
    }
    new InterfaceObjectFields(context, types).inject();
    SchemaModel model =
        new SchemaModel(schema, types, directives)
            .plus(header.types(), header.directives())
            .sorted(NameOrder.NAMES);
    return new MergedSupergraph(
        model, header.linkTable(), directiveNames(), context.subgraphs(), memory);
  }

  private void mergeTypes(TypeKind kind, Map<String, TypeElement> types) {
    for (String name : context.shells().names()) {
      if (context.shells().kind(name) == kind) {
        types.put(name, takeOverOrMerge(kind, name));
      }
    }
  }

  private TypeElement takeOverOrMerge(TypeKind kind, String name) {
    MergeMemory.Part part = known.get(name);
    List<Optional<String>> enumUse =
        kind == TypeKind.ENUM
            ? List.of(context.enumUsages().input(name), context.enumUsages().output(name))
            : List.of();
    if (part != null && part.enumUse().equals(enumUse)) {
      context.hints().addAll(part.hints());
      part.enumUses().forEach(context.enumUsages()::record);
    } else {
      int knownHints = context.hints().size();
      int knownUses = context.enumUsages().all().size();
      TypeElement merged = mergeType(kind, name);
      List<EnumUsages.Use> uses = context.enumUsages().all();
      part =
          new MergeMemory.Part(
              merged,
              context.hints().since(knownHints),
              List.copyOf(uses.subList(knownUses, uses.size())),
              enumUse);
    }
    memory.keep(name, part);
    return part.type();
  }

  private TypeElement mergeType(TypeKind kind, String name) {
    return switch (kind) {
      case OBJECT, INTERFACE -> new FieldedTypeMerge(context).merge(name);
      case UNION -> new UnionMerge(context).merge(name);
      case SCALAR -> new ScalarMerge(context).merge(name);
      case INPUT_OBJECT -> new InputMerge(context).merge(name);
      case ENUM -> new EnumMerge(context).merge(name);
    };
  }

  private SchemaElement schema() {
    List<Source<SchemaElement>> sources =
        context.subgraphs().stream().map(s -> new Source<>(s, s.schema().schema())).toList();
    Map<RootKind, NameUse> roots = new EnumMap<>(RootKind.class);
    sources.forEach(source -> source.element().roots().forEach(roots::putIfAbsent));
    List<Application> applications = new ArrayList<>(header.links());
    applications.addAll(context.applications().merge("", sources, SchemaElement::applications));
    return new SchemaElement(
        DescriptionMerge.merge(
            context, "", sources, SchemaElement::description, SchemaElement::location),
        roots,
        applications,
        null);
  }

  private Map<String, String> directiveNames() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String directive : ComposedDirectives.SPEC_OF.keySet()) {
      String name = context.composed().nameOf(directive);
      if (!name.isEmpty()) {
        names.put(directive, name);
      }
    }
    return names;
  }
}
