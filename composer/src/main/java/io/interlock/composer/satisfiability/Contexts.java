package io.interlock.composer.satisfiability;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.FieldJoin;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.SupergraphFacts;
import io.interlock.supergraph.walk.Walker;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What fields read from the contexts that types above them set.
///
/// The nearest object above a field whose type sets a context decides: when the selection cannot be
/// had from there, objects further up do not help. The field's own object is not above it.
final class Contexts {
  /// A selection that some field reads from a context.
  record Reading(String context, String selection) {
    static Reading of(FieldJoin.ContextArgument argument) {
      return new Reading(argument.context(), argument.selection());
    }
  }

  private final Walker walker;
  private final SchemaView view;
  private final Map<Reading, FieldSet> readings = new LinkedHashMap<>();

  Contexts(Walker walker) {
    SupergraphFacts facts = walker.graph().facts();
    this.walker = walker;
    this.view = facts;
    facts.typeNames().forEach(this::collectReadings);
  }

  private void collectReadings(String type) {
    for (String name : view.fieldNames(type)) {
      Optional<FieldFacts> field = view.field(type, name);
      field.stream()
          .flatMap(facts -> facts.joins().stream())
          .flatMap(join -> join.contextArguments().stream())
          .forEach(argument ->
              readings.computeIfAbsent(
                  Reading.of(argument), reading -> FieldSet.parse(reading.selection())));
    }
  }

  /// What a field that is taken below an object can read: from the object itself, or else from
  /// above.
  Set<Reading> below(Position object) {
    List<String> set = view.contexts(object.type());
    if (set.isEmpty()) {
      return object.contexts();
    }
    Set<Reading> readable = new HashSet<>();
    readings.forEach((reading, selection) -> {
      boolean isReadable =
          set.contains(reading.context())
              ? object.nodes().stream().anyMatch(node -> walker.resolves(node, selection))
              : object.contexts().contains(reading);
      if (isReadable) {
        readable.add(reading);
      }
    });
    return readable;
  }

  /// Whether all that a field reads from contexts can be read at an object.
  static boolean areReadable(FieldEdge edge, Position object) {
    return edge.contextArguments().isEmpty()
        || edge.contextArguments().stream()
            .allMatch(argument -> object.contexts().contains(Reading.of(argument)));
  }
}
