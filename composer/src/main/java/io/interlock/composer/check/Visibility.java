package io.interlock.composer.check;

import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.TypeElement;
import java.util.List;

/// Which elements of a supergraph clients see.
final class Visibility {
  private final SchemaModel schema;
  private final MergedSupergraph supergraph;
  private final String inaccessible;

  Visibility(MergedSupergraph supergraph) {
    this.supergraph = supergraph;
    this.schema = supergraph.schema();
    this.inaccessible = supergraph.directive("inaccessible").orElse("");
  }

  /// Whether an element is marked; that something around it is, is another question.
  boolean isHidden(List<Application> applications) {
    return !inaccessible.isEmpty()
        && applications.stream().anyMatch(a -> a.name().equals(inaccessible));
  }

  boolean isHidden(TypeElement type) {
    return isHidden(type.applications());
  }

  boolean isHiddenType(String name) {
    return schema.type(name).filter(this::isHidden).isPresent();
  }

  /// Whether a type is the supergraph's machinery, which no client sees either.
  boolean isMachinery(TypeElement type) {
    return supergraph.isMachineryType(type.name());
  }
}
