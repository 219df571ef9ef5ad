package io.interlock.executor.shape;

import io.interlock.executor.json.KeyTable;
import io.interlock.executor.json.Slots;
import io.interlock.planner.plan.FetchSelection;
import io.interlock.supergraph.schema.SchemaView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiles the selections of a fetch into a {@link ReadShape}.
///
/// A key that is selected under several type conditions is one target when everything below it goes
/// to the same slots, since a subgraph only answers what was asked for the object's type; otherwise
/// there is a target for each set of types.
final class ReadCompiler {
  private final SchemaView view;
  private final TypeTable types;
  private final VerbatimCompiler verbatims;

  ReadCompiler(SchemaView view, TypeTable types, VerbatimCompiler verbatims) {
    this.view = view;
    this.types = types;
    this.verbatims = verbatims;
  }

  /// A selected field, for the types that it is selected for (null: all).
  private record Entry(
      FetchSelection.Field field, @Nullable TypeSet types, @Nullable String childType) {}

  /// Entries of one key that can share a target.
  private record Group(List<Entry> entries) {
    /// The types of all entries; null: all.
    @Nullable TypeSet types() {
      TypeSet union = entries.getFirst().types();
      for (Entry entry : entries) {
        if (union == null || entry.types() == null) {
          return null;
        }
        union = union.or(entry.types());
      }
      return union;
    }

    List<FetchSelection> selections() {
      return entries.stream().flatMap(e -> e.field().selections().stream()).toList();
    }

    @Nullable String childType() {
      String type = entries.getFirst().childType();
      return entries.stream().allMatch(e -> java.util.Objects.equals(type, e.childType()))
          ? type
          : null;
    }
  }

  ReadShape compile(
      List<FetchSelection> selections, ObjectShape object, @Nullable String staticType) {
    Map<String, List<Entry>> byKey = new LinkedHashMap<>();
    collect(selections, null, staticType, byKey);
    ReadShape.Target[][] targets = new ReadShape.Target[byKey.size()][];
    int key = 0;
    for (List<Entry> entries : byKey.values()) {
      targets[key++] = targetsOf(entries, object);
    }
    return new ReadShape(object, new KeyTable(List.copyOf(byKey.keySet())), targets);
  }

  private void collect(
      List<FetchSelection> selections,
      @Nullable TypeSet onTypes,
      @Nullable String type,
      Map<String, List<Entry>> byKey) {
    for (FetchSelection selection : selections) {
      switch (selection) {
        case FetchSelection.Field field ->
            byKey
                .computeIfAbsent(field.responseKey(), k -> new ArrayList<>())
                .add(new Entry(field, onTypes, childTypeOf(type, field)));
        case FetchSelection.Fragment fragment -> {
          String condition = fragment.typeCondition();
          if (condition == null) {
            collect(fragment.selections(), onTypes, type, byKey);
          } else {
            TypeSet possible = types.possible(condition);
            TypeSet both = onTypes == null ? possible : onTypes.and(possible);
            collect(fragment.selections(), both, condition, byKey);
          }
        }
      }
    }
  }

  private @Nullable String childTypeOf(@Nullable String type, FetchSelection.Field field) {
    return type == null || field.selections().isEmpty()
        ? null
        : ShapeCompiler.baseType(view, type, field.name());
  }

  private ReadShape.Target[] targetsOf(List<Entry> entries, ObjectShape object) {
    List<Group> groups = new ArrayList<>();
    for (Entry entry : entries) {
      groupFor(entry, groups).entries().add(entry);
    }
    return groups.stream().map(g -> target(g, object)).toArray(ReadShape.Target[]::new);
  }

  private static Group groupFor(Entry entry, List<Group> groups) {
    for (Group group : groups) {
      if (canShare(group.entries(), entry.field())) {
        return group;
      }
      refuseOverlap(group, entry);
    }
    Group fresh = new Group(new ArrayList<>());
    groups.add(fresh);
    return fresh;
  }

  private static boolean canShare(List<Entry> entries, FetchSelection.Field field) {
    return entries.stream().allMatch(e -> goToSameSlots(e.field(), field));
  }

  private static boolean goToSameSlots(FetchSelection.Field a, FetchSelection.Field b) {
    boolean isTypename = a.name().equals("__typename");
    if (isTypename != b.name().equals("__typename")
        || a.selections().isEmpty() != b.selections().isEmpty()) {
      return false;
    }
    return (isTypename || a.slot().equals(b.slot()))
        && noneContradicts(fieldsOf(a.selections()), fieldsOf(b.selections()));
  }

  private static boolean noneContradicts(
      List<FetchSelection.Field> left, List<FetchSelection.Field> right) {
    return left.stream()
        .allMatch(a ->
            right.stream()
                .filter(b -> a.responseKey().equals(b.responseKey()))
                .allMatch(b -> goToSameSlots(a, b)));
  }

  private static List<FetchSelection.Field> fieldsOf(List<FetchSelection> selections) {
    return selections.stream()
        .flatMap(s ->
            switch (s) {
              case FetchSelection.Field field -> java.util.stream.Stream.of(field);
              case FetchSelection.Fragment fragment -> fieldsOf(fragment.selections()).stream();
            })
        .toList();
  }

  private static void refuseOverlap(Group group, Entry entry) {
    TypeSet taken = group.types();
    if (taken == null || entry.types() == null || taken.intersects(entry.types())) {
      throw new IllegalArgumentException(
          "expected the key "
              + entry.field().responseKey()
              + " of a fetch to go to one slot in every type, got "
              + group.entries().getFirst().field().slot()
              + " and "
              + entry.field().slot());
    }
  }

  private ReadShape.Target target(Group group, ObjectShape object) {
    FetchSelection.Field field = group.entries().getFirst().field();
    if (field.name().equals("__typename")) {
      return new ReadShape.Target(group.types(), ReadShape.TYPENAME, null, Slots.NO_TYPE, null);
    }
    int slot = object.slot(field.slot());
    if (field.selections().isEmpty()) {
      return new ReadShape.Target(group.types(), slot, null, Slots.NO_TYPE, null);
    }
    @Nullable String childType = group.childType();
    ReadShape child = compile(group.selections(), object.child(slot), childType);
    int type = childType == null ? Slots.NO_TYPE : types.id(childType);
    VerbatimShape.@Nullable Value verbatim =
        group.entries().size() == 1 ? verbatims.compile(field, object) : null;
    return new ReadShape.Target(group.types(), slot, child, type, verbatim);
  }
}
