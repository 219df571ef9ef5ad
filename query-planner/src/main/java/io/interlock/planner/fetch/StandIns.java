package io.interlock.planner.fetch;

import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.schema.TypeJoin;
import java.util.List;

/// Interface objects, which stand in for the types of their interface. An object may be known by an
/// interface's name alone then, and its own type may never be found out.
///
/// @param view notes what was read of the supergraph
record StandIns(SchemaView view) {
  /// Whether a subgraph has an interface object for some interface of an object type.
  boolean existFor(String objectType) {
    return interfaces(objectType).stream()
        .flatMap(name -> view.type(name).stream())
        .flatMap(facts -> facts.joins().stream())
        .anyMatch(TypeJoin::isInterfaceObject);
  }

  /// The names of the interfaces that a type implements in any subgraph.
  List<String> interfaces(String type) {
    return view.type(type).stream()
        .flatMap(facts -> facts.interfaces().stream())
        .map(TypeFacts.Membership::type)
        .toList();
  }
}
