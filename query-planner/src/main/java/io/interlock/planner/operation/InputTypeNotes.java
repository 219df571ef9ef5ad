package io.interlock.planner.operation;

import io.interlock.supergraph.schema.SchemaView;
import java.util.HashSet;
import java.util.Set;

/// Notes in the view every input type that an operation's arguments can reach: validation has read
/// them, so a change of them concerns the operation.
final class InputTypeNotes {
  private final SchemaView view;
  private final Set<String> noted = new HashSet<>();

  InputTypeNotes(SchemaView view) {
    this.view = view;
  }

  void note(String type) {
    if (noted.add(type)) {
      view.type(type)
          .ifPresent(facts -> facts.inputFields().forEach(f -> note(f.type().baseName())));
    }
  }
}
