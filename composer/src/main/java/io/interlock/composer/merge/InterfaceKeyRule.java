package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.InterfaceObjectUsage;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A subgraph that resolves an interface by key must know all that implements it; one that has the
/// interface as an object must know nothing that does.
final class InterfaceKeyRule {
  private final MergeContext context;

  InterfaceKeyRule(MergeContext context) {
    this.context = context;
  }

  void check(TypeElement shell, List<Source<TypeElement>> sources) {
    Set<String> implementations = context.relations().possibleTypes(shell.name());
    for (Source<TypeElement> source : sources) {
      if (source.subgraph().isInterfaceObject(source.element())) {
        checkKnowsNone(source, implementations);
      } else {
        checkKnowsAll(source, implementations);
      }
    }
  }

  private void checkKnowsNone(Source<TypeElement> source, Set<String> implementations) {
    Subgraph subgraph = source.subgraph();
    List<String> known =
        implementations.stream().filter(t -> subgraph.schema().type(t).isPresent()).toList();
    if (!known.isEmpty()) {
      InterfaceObjectUsage.besideImplementations(
          subgraph, source.element(), known, context.errors());
    }
  }

  private void checkKnowsAll(Source<TypeElement> source, Set<String> implementations) {
    Subgraph subgraph = source.subgraph();
    String name = source.element().name();
    Optional<Application> key =
        subgraph.keys(source.element()).stream().filter(Subgraph::isResolvable).findFirst();
    Set<String> known = subgraph.schema().possibleTypes(name);
    List<String> missing = implementations.stream().filter(t -> !known.contains(t)).toList();
    if (key.isPresent() && !missing.isEmpty()) {
      context
          .errors()
          .add(
              ErrorCode.INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE,
              name,
              "[%s] Interface \"%s\" has a resolvable %s, so this subgraph must define all its implementations, but misses %s"
                  .formatted(subgraph.name(), name, key.get(), String.join(", ", missing)),
              key.get().location());
    }
  }
}
