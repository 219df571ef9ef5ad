package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.Subtyping;
import io.interlock.composer.subgraph.TypeElement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What every merge step knows, and where it puts what it finds. Owned by one thread.
final class MergeContext {
  private final List<Subgraph> subgraphs;
  private final TypeShells shells;
  private final Subtyping subtyping;
  private final GraphNames graphs;
  private final ComposedDirectives composed;
  private final EnumUsages enumUsages = new EnumUsages();
  private final Errors errors;
  private final Hints hints;
  private final ApplicationMerge applications;
  private final Set<String> interfaceObjects;
  private final InterfaceAccess interfaceAccess;

  MergeContext(
      List<Subgraph> subgraphs,
      TypeShells shells,
      ComposedDirectives composed,
      Errors errors,
      Hints hints) {
    this.subgraphs = List.copyOf(subgraphs);
    this.shells = shells;
    this.subtyping = new Subtyping(shells.relations());
    this.graphs = new GraphNames(subgraphs);
    this.composed = composed;
    this.errors = errors;
    this.hints = hints;
    this.applications = new ApplicationMerge(this);
    this.interfaceObjects =
        subgraphs.stream()
            .flatMap(subgraph ->
                subgraph.schema().types().values().stream().filter(subgraph::isInterfaceObject))
            .map(TypeElement::name)
            .collect(Collectors.toSet());
    this.interfaceAccess = new InterfaceAccess(this);
  }

  List<Subgraph> subgraphs() {
    return subgraphs;
  }

  TypeShells shells() {
    return shells;
  }

  /// The merged types with their kinds, interfaces and members, without fields.
  SchemaModel relations() {
    return shells.relations();
  }

  Subtyping subtyping() {
    return subtyping;
  }

  GraphNames graphs() {
    return graphs;
  }

  ComposedDirectives composed() {
    return composed;
  }

  EnumUsages enumUsages() {
    return enumUsages;
  }

  /// Whether any subgraph declares the type as an `@interfaceObject`.
  boolean isInterfaceObject(String type) {
    return interfaceObjects.contains(type);
  }

  ApplicationMerge applications() {
    return applications;
  }

  InterfaceAccess interfaceAccess() {
    return interfaceAccess;
  }

  Errors errors() {
    return errors;
  }

  Hints hints() {
    return hints;
  }
}
