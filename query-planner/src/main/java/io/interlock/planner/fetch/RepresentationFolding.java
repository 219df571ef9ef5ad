package io.interlock.planner.fetch;

import io.interlock.planner.plan.EntityTarget.Representation;
import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeRef;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Describes once what is sent alike of the objects of all types of an interface:
///
/// ```
/// ... on Film { __typename id } ... on Book { __typename id }
/// ... on Media { __typename id }
/// ```
///
/// An object is sent with its own type name all the same. What counts are all types that the
/// interface has in the supergraph: who sends does not ask where an object came from.
final class RepresentationFolding {
  private final SchemaView view;
  private final StandIns standIns;

  /// @param view notes what was read of the supergraph
  RepresentationFolding(SchemaView view) {
    this.view = view;
    this.standIns = new StandIns(view);
  }

  List<Representation> fold(List<Representation> representations) {
    Map<String, Representation> byType = new LinkedHashMap<>();
    representations.forEach(representation -> byType.put(representation.type(), representation));
    if (byType.size() > 1) {
      interfacesOf(byType.keySet()).forEach((name, types) -> fold(name, types, byType));
    }
    return List.copyOf(byType.values());
  }

  /// The interfaces of which all object types are among some, with these: the largest first. Not
  /// those of types that a subgraph may know by an interface's name alone: of such an object the
  /// type may never be found out, and then it is not to be sent.
  private Map<String, List<String>> interfacesOf(Set<String> objectTypes) {
    Map<String, List<String>> found = new TreeMap<>();
    for (String objectType : objectTypes) {
      for (String name : standIns.interfaces(objectType)) {
        if (!found.containsKey(name)) {
          found.put(name, view.possibleTypes(name));
        }
      }
    }
    found.values().removeIf(types -> types.size() < 2 || !objectTypes.containsAll(types));
    found.values().removeIf(types -> types.stream().anyMatch(standIns::existFor));
    Map<String, List<String>> largestFirst = new LinkedHashMap<>();
    found.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
        .forEach(e -> largestFirst.put(e.getKey(), e.getValue()));
    return largestFirst;
  }

  private void fold(String name, List<String> types, Map<String, Representation> byType) {
    List<Representation> ofTypes =
        types.stream().flatMap(type -> Optional.ofNullable(byType.get(type)).stream()).toList();
    if (ofTypes.size() == types.size() && areAlike(ofTypes) && isReadAlike(name, ofTypes)) {
      Representation any = ofTypes.getFirst();
      byType.keySet().removeAll(types);
      byType.put(name, new Representation(name, null, any.condition(), any.fields()));
    }
  }

  private static boolean areAlike(List<Representation> representations) {
    Representation first = representations.getFirst();
    return representations.stream()
        .allMatch(other ->
            other.sentTypename() == null
                && other.condition().equals(first.condition())
                && other.fields().equals(first.fields()));
  }

  /// Whether the fields mean the same of the interface as of each of its types.
  private boolean isReadAlike(String name, List<Representation> ofTypes) {
    return ofTypes.getFirst().fields().stream()
        .allMatch(selection ->
            switch (selection) {
              case RequiredSelection.Field field ->
                  isLeafOfKey(field)
                      || ofTypes.stream().allMatch(r -> isOfSameType(field, name, r.type()));
              case RequiredSelection.OnType _ -> false;
            });
  }

  /// Then it is sent as it is, or the object is not sent.
  private static boolean isLeafOfKey(RequiredSelection.Field field) {
    return field.isPartOfKey() && field.selections().isEmpty();
  }

  private boolean isOfSameType(RequiredSelection.Field field, String name, String objectType) {
    Optional<TypeRef> ofInterface = view.field(name, field.name()).map(FieldFacts::type);
    return ofInterface.isPresent()
        && ofInterface.equals(view.field(objectType, field.name()).map(FieldFacts::type));
  }
}
