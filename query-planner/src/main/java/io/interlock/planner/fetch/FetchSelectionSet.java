package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.supergraph.graph.GraphNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The selections of a request on one type, while they are put together.
final class FetchSelectionSet {
  /// Fields of one slot are separate where their conditions differ.
  private record Key(String slot, Conditions conditions) {}

  private final GraphNode node;
  private final Map<Key, FetchField> fields = new LinkedHashMap<>();
  private final Map<String, FetchSelectionSet> fragments = new LinkedHashMap<>();
  private boolean needsTypename;

  FetchSelectionSet(GraphNode node) {
    this.node = node;
    this.needsTypename = node.kind().isAbstract();
  }

  /// The type in the subgraph.
  GraphNode node() {
    return node;
  }

  /// Selects the field, unless it is selected already.
  ///
  /// @return the selected field
  FetchField select(FetchField field) {
    FetchField selected = fields.putIfAbsent(new Key(field.slot(), field.conditions()), field);
    return selected == null ? field : selected;
  }

  /// The field that is selected for a slot whenever conditions hold; null when none is.
  @Nullable FetchField selected(String slot, Conditions conditions) {
    @Nullable FetchField always = fields.get(new Key(slot, Conditions.NONE));
    return always == null ? fields.get(new Key(slot, conditions)) : always;
  }

  FetchSelectionSet fragment(GraphNode on) {
    return fragments.computeIfAbsent(on.type(), t -> new FetchSelectionSet(on));
  }

  void needTypename() {
    needsTypename = true;
  }

  boolean needsTypename() {
    return needsTypename || (fields.isEmpty() && fragments.isEmpty());
  }

  Collection<FetchField> fields() {
    return fields.values();
  }

  /// In order of first use.
  Collection<FetchSelectionSet> fragments() {
    return fragments.values();
  }

  /// Takes over everything that `other` selects on the same type.
  void addAll(FetchSelectionSet other) {
    needsTypename |= other.needsTypename;
    other.fields.forEach((key, field) -> {
      FetchField mine = fields.putIfAbsent(key, field);
      if (mine != null && mine.below() != null && field.below() != null) {
        mine.below().addAll(field.below());
      }
    });
    other.fragments.forEach((type, fragment) -> {
      FetchSelectionSet mine = fragments.putIfAbsent(type, fragment);
      if (mine != null) {
        mine.addAll(fragment);
      }
    });
  }

  /// How many fields are selected here and below.
  int size() {
    int size = fields.size();
    for (FetchField field : fields.values()) {
      size += field.below() == null ? 0 : field.below().size();
    }
    for (FetchSelectionSet fragment : fragments.values()) {
      size += fragment.size();
    }
    return size;
  }
}
