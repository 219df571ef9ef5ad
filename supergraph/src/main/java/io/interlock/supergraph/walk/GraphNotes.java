package io.interlock.supergraph.walk;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.FieldJoin;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.schema.TypeKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads in the view what the parts of the query graph that a walk passes were built from, so that
/// the view has noted it. The graph itself is built from all facts: whoever walks on it depends on
/// those behind the nodes and edges that were looked at, the missing ones among them.
public final class GraphNotes {
  private final SchemaView view;
  private final Set<String> jumps = new HashSet<>();
  private final Set<String> casts = new HashSet<>();
  private final Map<String, Set<String>> fields = new HashMap<>();

  /// @param view in which all of it is read
  public GraphNotes(SchemaView view) {
    this.view = view;
  }

  /// The jumps from a type: to its own nodes, of whatever kind and by whatever key, and to
  /// interface objects that stand in for it.
  public void jumps(String type) {
    if (jumps.add(type)) {
      @Nullable TypeFacts facts = view.type(type).orElse(null);
      if (facts != null) {
        facts.interfaces().forEach(implemented -> view.type(implemented.type()));
      }
    }
  }

  /// The object types to which each node of an abstract type can be narrowed.
  public void casts(String type) {
    if (casts.add(type)) {
      view.type(type);
      view.possibleTypes(type).forEach(view::type);
    }
  }

  /// A field on all nodes of a type: who resolves it, where it leads and what is provided there. An
  /// interface has a field where all object types that can be there have it.
  public void field(String type, String field) {
    if (!fields.computeIfAbsent(type, t -> new HashSet<>()).add(field)) {
      return;
    }
    @Nullable FieldFacts fieldFacts = view.field(type, field).orElse(null);
    if (fieldFacts != null) {
      target(fieldFacts);
    }
    @Nullable TypeFacts facts = view.type(type).orElse(null);
    if (facts != null && facts.kind() == TypeKind.INTERFACE) {
      casts(type);
      view.possibleTypes(type).forEach(t -> view.field(t, field));
    }
  }

  private void target(FieldFacts field) {
    view.type(field.type().baseName());
    for (FieldJoin join : field.joins()) {
      view.type(join.type().baseName());
      provided(join.provides());
    }
  }

  private void provided(@Nullable FieldSet set) {
    if (set != null) {
      provided(set.selections());
    }
  }

  private void provided(List<FieldSetSelection> selections) {
    for (FieldSetSelection selection : selections) {
      switch (selection) {
        case FieldSetSelection.Field field -> provided(field.selections());
        case FieldSetSelection.InlineFragment fragment -> {
          if (fragment.typeCondition() != null) {
            view.possibleTypes(fragment.typeCondition());
          }
          provided(fragment.selections());
        }
      }
    }
  }
}
