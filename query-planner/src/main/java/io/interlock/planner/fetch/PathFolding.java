package io.interlock.planner.fetch;

import io.interlock.planner.plan.ResponsePath;
import io.interlock.planner.plan.ResponsePath.Element;
import io.interlock.supergraph.schema.SchemaView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Makes one way of several that differ in the types of one object on it:
///
/// ```
/// media.@|[Film].maker, media.@|[Clip].maker                          media.@|[Clip,Film].maker
/// media.@|[Film].maker, media.@|[Clip].maker, media.@|[Book].maker    media.@.maker
/// ```
final class PathFolding {
  private final SchemaView view;
  private final StandIns standIns;

  /// @param view notes what was read of the supergraph
  PathFolding(SchemaView view) {
    this.view = view;
    this.standIns = new StandIns(view);
  }

  /// @param types of what is behind each element
  private record Way(List<Element> elements, List<String> types) {
    static Way to(Position position) {
      List<Element> elements = position.objectPath().elements();
      List<String> types = new ArrayList<>();
      for (int i = 0; i < elements.size(); i++) {
        types.add(position.typeBehind(i));
      }
      return new Way(elements, types);
    }

    /// The way without what distinguishes it from others that are the same but for the types at
    /// `index`.
    List<Element> butForTypesAt(int index) {
      List<Element> rest = new ArrayList<>(elements);
      if (index < rest.size() && rest.get(index) instanceof Element.OnTypes) {
        rest.set(index, new Element.OnTypes(List.of()));
      }
      return rest;
    }

    Way onTypes(int index, List<String> objectTypes) {
      List<Element> changed = new ArrayList<>(elements);
      changed.set(index, new Element.OnTypes(objectTypes));
      return new Way(changed, types);
    }

    Way without(int index) {
      List<Element> shorter = new ArrayList<>(elements);
      List<String> theirTypes = new ArrayList<>(types);
      shorter.remove(index);
      theirTypes.remove(index);
      return new Way(shorter, theirTypes);
    }
  }

  /// The paths to the objects at all positions.
  List<ResponsePath> fold(List<Position> positions) {
    if (positions.size() == 1) {
      return List.of(new ResponsePath(positions.getFirst().objectPath().elements()));
    }
    List<Way> ways = positions.stream().map(Way::to).toList();
    int longest = ways.stream().mapToInt(way -> way.elements().size()).max().orElse(0);
    for (int index = longest - 1; index >= 0; index--) {
      ways = foldedAt(index, ways);
    }
    return ways.stream().map(way -> new ResponsePath(way.elements())).distinct().toList();
  }

  private List<Way> foldedAt(int index, List<Way> ways) {
    Map<List<Element>, List<Way>> alike = new LinkedHashMap<>();
    for (Way way : ways) {
      alike.computeIfAbsent(way.butForTypesAt(index), rest -> new ArrayList<>()).add(way);
    }
    return alike.values().stream()
        .map(same -> same.size() == 1 ? same.getFirst() : union(index, same))
        .toList();
  }

  private Way union(int index, List<Way> same) {
    Way first = same.getFirst();
    TreeSet<String> objectTypes = new TreeSet<>();
    for (Way way : same) {
      if (index < way.elements().size()
          && way.elements().get(index) instanceof Element.OnTypes(List<String> some)) {
        objectTypes.addAll(some);
      }
    }
    if (objectTypes.isEmpty()) {
      return first;
    }
    String type = first.types().get(index);
    boolean isAny =
        objectTypes.containsAll(view.possibleTypes(type))
            && objectTypes.stream().noneMatch(standIns::existFor);
    return isAny ? first.without(index) : first.onTypes(index, List.copyOf(objectTypes));
  }
}
