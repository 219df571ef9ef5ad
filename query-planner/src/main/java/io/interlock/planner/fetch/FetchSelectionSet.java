package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.graph.GraphNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
    this(node, node.kind().isAbstract());
  }

  private FetchSelectionSet(GraphNode node, boolean needsTypename) {
    this.node = node;
    this.needsTypename = needsTypename;
  }

  /// Selections for objects whose type is asked for where they are already, or known.
  static FetchSelectionSet fragmentOn(GraphNode node) {
    return new FetchSelectionSet(node, false);
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

  /// The fragments by type, to be changed.
  Map<String, FetchSelectionSet> fragmentsByType() {
    return fragments;
  }

  void needTypename() {
    needsTypename = true;
  }

  boolean needsTypename() {
    return needsTypename || isEmpty();
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
    other.fields.values().forEach(this::add);
    other.fragments.forEach((type, fragment) -> {
      FetchSelectionSet mine = fragments.putIfAbsent(type, fragment);
      if (mine != null) {
        mine.addAll(fragment);
      }
    });
  }

  /// The field here that asks for the same as `field` under the same conditions; null when none
  /// does.
  @Nullable FetchField like(FetchField field) {
    @Nullable FetchField mine = fields.get(new Key(field.slot(), field.conditions()));
    return mine != null && mine.isLike(field) ? mine : null;
  }

  /// Whether both select the same on the same type.
  boolean isLike(FetchSelectionSet other) {
    return node.equals(other.node) && selectsLike(other);
  }

  /// Whether both select the same, be it on different types.
  boolean selectsLike(FetchSelectionSet other) {
    return needsTypename() == other.needsTypename()
        && fields.keySet().equals(other.fields.keySet())
        && fields.values().stream().allMatch(field -> other.like(field) != null)
        && fragments.keySet().equals(other.fragments.keySet())
        && fragments.values().stream().allMatch(other::hasLike);
  }

  private boolean hasLike(FetchSelectionSet fragment) {
    @Nullable FetchSelectionSet mine = fragments.get(fragment.node.type());
    return mine != null && mine.isLike(fragment);
  }

  /// Leaves out what `around`, selected for the same objects, has anyway.
  void leaveOut(FetchSelectionSet around) {
    needsTypename &= !around.needsTypename;
    fields
        .values()
        .removeIf(field -> {
          @Nullable FetchField there = around.selected(field.slot(), field.conditions());
          return there != null && there.isLike(field);
        });
  }

  /// Leaves out a field.
  void remove(FetchField field) {
    fields.remove(new Key(field.slot(), field.conditions()));
  }

  /// Whether nothing is selected, not even what the objects are.
  boolean isEmpty() {
    return !needsTypename && fields.isEmpty() && fragments.isEmpty();
  }

  /// Selects the field, with what is selected below it.
  void add(FetchField field) {
    FetchField mine = select(field);
    if (!mine.equals(field) && mine.below() != null && field.below() != null) {
      mine.below().addAll(field.below());
    }
  }

  /// The same with those of its fields only that require `requires`; null for nothing.
  FetchSelectionSet requiring(@Nullable FieldSet requires) {
    FetchSelectionSet share = new FetchSelectionSet(node, requires == null && needsTypename);
    fields.forEach((key, field) -> {
      if (Objects.equals(field.requires(), requires)) {
        share.fields.put(key, field);
      }
    });
    fragments.forEach((type, fragment) -> {
      FetchSelectionSet ofFragment = fragment.requiring(requires);
      if (!ofFragment.isEmpty()) {
        share.fragments.put(type, ofFragment);
      }
    });
    return share;
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
