package io.interlock.composer.satisfiability;

import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Where types, fields and keys of the supergraph stand in the subgraphs' SDLs.
///
/// What an `@interfaceObject` declares belongs to each implementation of the interface.
final class Places {
  private final List<Subgraph> subgraphs;
  private final SchemaView view;

  Places(List<Subgraph> subgraphs, SchemaView view) {
    this.subgraphs = subgraphs;
    this.view = view;
  }

  /// The field in every subgraph that declares it.
  List<SourceLocation> ofField(String type, String field) {
    return subgraphs.stream().flatMap(s -> ofField(s, type, field)).toList();
  }

  /// The field in those of some subgraphs that declare it.
  List<SourceLocation> ofField(String type, String field, Collection<String> names) {
    return named(names).flatMap(s -> ofField(s, type, field)).toList();
  }

  private Stream<SourceLocation> ofField(Subgraph subgraph, String type, String field) {
    return declarations(subgraph, type).stream()
        .flatMap(declared -> declared.field(field).map(FieldElement::location).stream());
  }

  /// The keys of a type in some subgraphs; the type itself where it has none.
  List<SourceLocation> ofKeys(String type, Collection<String> names) {
    List<SourceLocation> places = new ArrayList<>();
    named(names)
        .forEach(subgraph ->
            declarations(subgraph, type)
                .forEach(declared -> places.addAll(ofKeys(subgraph, declared))));
    return places;
  }

  private static List<SourceLocation> ofKeys(Subgraph subgraph, TypeElement type) {
    List<Application> keys = subgraph.keys(type);
    return keys.isEmpty()
        ? Optional.ofNullable(type.location()).stream().toList()
        : keys.stream().map(Application::location).filter(Objects::nonNull).toList();
  }

  private Stream<Subgraph> named(Collection<String> names) {
    return subgraphs.stream().filter(s -> names.contains(s.name()));
  }

  private List<TypeElement> declarations(Subgraph subgraph, String type) {
    List<TypeElement> found = new ArrayList<>();
    subgraph.schema().type(type).ifPresent(found::add);
    for (String name : interfaces(type)) {
      subgraph.schema().type(name).filter(subgraph::isInterfaceObject).ifPresent(found::add);
    }
    return found;
  }

  private List<String> interfaces(String type) {
    return view.type(type).map(TypeFacts::interfaces).orElse(List.of()).stream()
        .map(TypeFacts.Membership::type)
        .toList();
  }
}
