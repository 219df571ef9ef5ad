package io.interlock.composer.check;

import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.TypeElement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which elements of a supergraph clients see.
final class Visibility {
  private final MergedSupergraph supergraph;
  private final String inaccessible;
  private final Set<String> hiddenTypes = new HashSet<>();

  Visibility(MergedSupergraph supergraph) {
    this.supergraph = supergraph;
    this.inaccessible = supergraph.directive("inaccessible").orElse("");
    for (TypeElement type : supergraph.schema().types().values()) {
      if (isHidden(type)) {
        hiddenTypes.add(type.name());
      }
    }
  }

  /// Whether an element is marked; that something around it is, is another question.
  boolean isHidden(List<Application> applications) {
    return !inaccessible.isEmpty() && Elements.has(applications, inaccessible);
  }

  boolean isHidden(TypeElement type) {
    return isHidden(type.applications());
  }

  boolean isHiddenType(String name) {
    return hiddenTypes.contains(name);
  }

  /// Whether a type is the supergraph's machinery, which no client sees either.
  boolean isMachinery(TypeElement type) {
    return supergraph.isMachineryType(type.name());
  }
}
