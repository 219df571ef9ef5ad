package io.interlock.planner.operation;

import graphql.language.Field;
import io.interlock.planner.operation.SelectionCollector.Entry;
import io.interlock.planner.operation.SelectionCollector.Source;
import io.interlock.planner.plan.ClientSelection;
import io.interlock.planner.plan.Condition;
import io.interlock.supergraph.schema.SchemaView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds the tree that the client sees: at each position the fields in order of first occurrence,
/// each with the object types and the condition under which it appears. Equal positions share one
/// tree.
final class ClientSelectionBuilder {
  private final SchemaView view;
  private final SelectionCollector collector;
  private final Map<Position, ClientSelection> known = new HashMap<>();

  private record Position(String type, List<Source> sources) {}

  ClientSelectionBuilder(SchemaView view, SelectionCollector collector) {
    this.view = view;
    this.collector = collector;
  }

  ClientSelection selection(String type, List<Source> sources) {
    Position position = new Position(type, sources);
    ClientSelection remembered = known.get(position);
    if (remembered == null) {
      remembered = new ClientSelection(type, fields(type, collector.collect(type, sources)));
      known.put(position, remembered);
    }
    return remembered;
  }

  private List<ClientSelection.ClientField> fields(String type, List<Entry> entries) {
    if (areForAll(entries)) {
      Collection<List<Entry>> byKey = Entry.byKey(entries).values();
      List<ClientSelection.ClientField> fields = new ArrayList<>(byKey.size());
      for (List<Entry> same : byKey) {
        fields.add(field(same, List.of()));
      }
      return fields;
    }
    return byType(entries, view.apiPossibleTypes(type));
  }

  private static boolean areForAll(List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.types() != null) {
        return false;
      }
    }
    return true;
  }

  private List<ClientSelection.ClientField> byType(List<Entry> entries, List<String> objectTypes) {
    TypedOrder<List<Entry>> order = new TypedOrder<>();
    for (String objectType : objectTypes) {
      List<Entry> ofType = entries.stream().filter(e -> e.appliesTo(objectType)).toList();
      for (List<Entry> same : Entry.byKey(ofType).values()) {
        order.append(objectType, essential(same));
      }
    }
    return inRow(order.row(), objectTypes.size());
  }

  /// An object takes a field from the first place that is for its type; so the place that is left
  /// for all others is for objects of an unknown type as well.
  private List<ClientSelection.ClientField> inRow(
      List<TypedOrder.Placed<List<Entry>>> row, int objectTypes) {
    Map<String, Integer> typesWithKey = new HashMap<>();
    List<ClientSelection.ClientField> fields = new ArrayList<>();
    for (TypedOrder.Placed<List<Entry>> placed : row) {
      String key = placed.element().getFirst().responseKey();
      int types = typesWithKey.merge(key, placed.types().size(), Integer::sum);
      boolean isForAll = placed.types().size() == objectTypes;
      boolean isCommon = placed.element().stream().allMatch(e -> e.types() == null);
      boolean isForOthers = isForAll || (isCommon && types == objectTypes);
      fields.add(field(placed.element(), isForOthers ? List.of() : placed.types()));
    }
    return fields;
  }

  /// Of a leaf that is selected for all objects anyway, its selections for some types say no more.
  private static List<Entry> essential(List<Entry> same) {
    List<Entry> common = same.stream().filter(e -> e.types() == null).toList();
    boolean isLeaf = same.getFirst().field().getSelectionSet() == null;
    return isLeaf && same.stream().allMatch(e -> isAmong(common, e)) ? common : same;
  }

  private static boolean isAmong(List<Entry> common, Entry entry) {
    return common.stream()
        .anyMatch(c -> entry.conditions().all().containsAll(c.conditions().all()));
  }

  private ClientSelection.ClientField field(List<Entry> same, List<String> types) {
    Entry first = same.getFirst();
    Field ast = first.field();
    boolean isUniform =
        same.size() == 1 || same.stream().map(Entry::conditions).distinct().count() == 1;
    return new ClientSelection.ClientField(
        first.responseKey(),
        first.parentType(),
        ast.getName(),
        types,
        condition(same),
        below(same, isUniform));
  }

  private static Condition condition(List<Entry> same) {
    if (same.size() == 1) {
      return same.getFirst().conditions().asCondition();
    }
    Set<Conditions> alternatives = new LinkedHashSet<>();
    for (Entry entry : same) {
      alternatives.add(entry.conditions());
    }
    if (alternatives.contains(Conditions.NONE)) {
      return Condition.ALWAYS;
    }
    List<Condition> conditions = alternatives.stream().map(Conditions::asCondition).toList();
    return conditions.size() == 1 ? conditions.getFirst() : new Condition.AnyOf(conditions);
  }

  private @Nullable ClientSelection below(List<Entry> same, boolean isUniform) {
    Entry first = same.getFirst();
    if (first.field().getSelectionSet() == null || first.field().getName().startsWith("__")) {
      return null;
    }
    Set<Source> sources = new LinkedHashSet<>();
    for (Entry entry : same) {
      sources.add(collector.below(entry, typeOf(entry), !isUniform, null));
    }
    return selection(typeOf(first), List.copyOf(sources));
  }

  private String typeOf(Entry entry) {
    return view.field(entry.parentType(), entry.field().getName()).orElseThrow().type().baseName();
  }
}
