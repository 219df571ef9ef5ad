package io.interlock.planner.fetch;

import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.schema.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives every field of a request a key under which the subgraph accepts it. Two fields with one
/// key in fragments on different types must have types of the same shape in the *subgraph*; the
/// supergraph's may hide a difference:
///
/// ```
/// ... on User { id }  ... on Admin { id }           User.id: ID!, Admin.id: ID
/// ... on User { id }  ... on Admin { id__alias_0: id }
/// ```
final class ResponseKeys {
  private ResponseKeys() {}

  /// Assigns the keys of everything that one answer object, and the objects below it, may hold.
  static void assign(Collection<FetchSelectionSet> setsOfOneObject) {
    Map<String, List<FetchField>> byKey = new LinkedHashMap<>();
    for (FetchSelectionSet set : setsOfOneObject) {
      assign(set, byKey);
    }
    for (List<FetchField> fields : byKey.values()) {
      List<FetchSelectionSet> below = new ArrayList<>();
      for (FetchField field : fields) {
        if (field.below() != null) {
          below.add(field.below());
        }
      }
      if (!below.isEmpty()) {
        assign(below);
      }
    }
  }

  private static void assign(FetchSelectionSet set, Map<String, List<FetchField>> byKey) {
    for (FetchField field : set.fields()) {
      String key = field.slot();
      for (int n = 0;
          isReserved(key) || conflicts(field, byKey.getOrDefault(key, List.of()));
          n++) {
        key = field.slot() + "__alias_" + n;
      }
      field.answerAs(key);
      byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(field);
    }
    for (FetchSelectionSet fragment : set.fragments()) {
      assign(fragment, byKey);
    }
  }

  /// Whether the planner may have to ask for something else under the key: a client may call any
  /// field so.
  private static boolean isReserved(String key) {
    return key.equals(FieldEdge.TYPENAME);
  }

  /// All of `others` have the same shape, so one of them tells.
  private static boolean conflicts(FetchField field, List<FetchField> others) {
    return !others.isEmpty() && !isSameShape(others.getFirst(), field);
  }

  private static boolean isSameShape(FetchField a, FetchField b) {
    boolean areLeaves = a.below() == null && b.below() == null;
    boolean areComposite = a.below() != null && b.below() != null;
    return hasSameWrappers(a.type(), b.type())
        && (areComposite || (areLeaves && a.type().baseName().equals(b.type().baseName())));
  }

  private static boolean hasSameWrappers(TypeRef a, TypeRef b) {
    return switch (a) {
      case TypeRef.Named _ -> b instanceof TypeRef.Named;
      case TypeRef.ListOf(TypeRef of) ->
          b instanceof TypeRef.ListOf other && hasSameWrappers(of, other.of());
      case TypeRef.NonNull(TypeRef of) ->
          b instanceof TypeRef.NonNull other && hasSameWrappers(of, other.of());
    };
  }
}
