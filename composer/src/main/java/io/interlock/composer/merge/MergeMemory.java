package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.CompositionHint;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a merge without errors came to, type by type, for the next one of almost the same
/// subgraphs.
///
/// A merged type is taken over when nothing that its merge looks at can have changed: no changed
/// subgraph declares the type, nor an interface of it, nor an implementation, nor another interface
/// of an implementation; the subgraphs are still the same ones; and what types mean to each other
/// (kinds, interfaces, members) and which directives compose stayed. An enum depends besides on
/// where it is used.
public final class MergeMemory {
  private final @Nullable MergeContext context;
  private final Map<String, Part> parts = new HashMap<>();

  /// What the merge of one type came to.
  ///
  /// @param enumUse the examples of its use that an enum was merged with; empty for other kinds
  record Part(
      TypeElement type,
      List<CompositionHint> hints,
      List<EnumUsages.Use> enumUses,
      List<Optional<String>> enumUse) {}

  private MergeMemory(@Nullable MergeContext context) {
    this.context = context;
  }

  /// Before the first merge.
  public static MergeMemory none() {
    return new MergeMemory(null);
  }

  static MergeMemory of(MergeContext context) {
    return new MergeMemory(context);
  }

  void keep(String type, Part part) {
    parts.put(type, part);
  }

  /// How many of the merged types are the very ones of `before`.
  public int takenOver(MergeMemory before) {
    return (int)
        parts.entrySet().stream().filter(e -> before.parts.get(e.getKey()) == e.getValue()).count();
  }

  /// The parts that hold in another merge, by type; those of enums if their use is the same.
  Map<String, Part> holdingIn(MergeContext now) {
    if (context == null || !isComparable(context, now)) {
      return Map.of();
    }
    Set<String> touched = touched(context, now);
    Map<String, Part> holding = new HashMap<>(parts);
    holding.keySet().removeAll(touched);
    return holding;
  }

  private static boolean isComparable(MergeContext before, MergeContext now) {
    return names(before).equals(names(now))
        && now.composed().isSameAs(before.composed())
        && areRelationsKept(before.relations(), now.relations());
  }

  private static List<String> names(MergeContext context) {
    return context.subgraphs().stream().map(Subgraph::name).toList();
  }

  private static boolean areRelationsKept(SchemaModel before, SchemaModel now) {
    for (TypeElement type : now.types().values()) {
      TypeElement old = before.types().get(type.name());
      boolean isKept =
          old == null
              || old.kind() == type.kind()
                  && areSameNames(old.interfaces(), type.interfaces())
                  && areSameNames(old.members(), type.members());
      if (!isKept) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSameNames(List<NameUse> before, List<NameUse> now) {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      if (!before.get(i).name().equals(now.get(i).name())) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> touched(MergeContext before, MergeContext now) {
    Set<String> touched = new HashSet<>();
    for (int i = 0; i < now.subgraphs().size(); i++) {
      Subgraph old = before.subgraphs().get(i);
      Subgraph changed = now.subgraphs().get(i);
      if (old != changed) {
        touched.addAll(old.schema().types().keySet());
        touched.addAll(changed.schema().types().keySet());
      }
    }
    addRelated(touched, before.relations());
    addRelated(touched, now.relations());
    return touched;
  }

  private static void addRelated(Set<String> touched, SchemaModel relations) {
    for (String declared : List.copyOf(touched)) {
      List<String> implementations = relations.implementations(declared);
      touched.addAll(implementations);
      addInterfaces(touched, relations, List.of(declared));
      addInterfaces(touched, relations, implementations);
    }
  }

  private static void addInterfaces(
      Set<String> touched, SchemaModel relations, Collection<String> types) {
    for (String type : types) {
      relations
          .type(type)
          .ifPresent(element -> element.interfaces().forEach(use -> touched.add(use.name())));
    }
  }
}
