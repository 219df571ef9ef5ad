package io.interlock.planner.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the client sees at one object position: fragments expanded, equal fields merged, in the
/// order of first occurrence.
///
/// @param typeName the position's type in the API schema: object, interface or union
public record ClientSelection(String typeName, List<ClientField> fields) {
  public ClientSelection {
    fields = List.copyOf(fields);
  }

  /// One field of the answer. A response key may occur several times at one position when concrete
  /// types differ in what stands under it, or in the order of their fields; for an object the first
  /// counts that is for its type.
  ///
  /// @param responseKey the client's alias or the field's name; also the slot that it is read from
  /// @param parentType the API type on which the client selected the field
  /// @param name the field's name; `__typename`, `__schema` and `__type` as well
  /// @param onTypes the concrete object types for which the field is wanted, sorted; empty: all
  ///   that the position can hold
  /// @param condition when it is included
  /// @param selection what is selected below; null for a leaf, and for `__schema` and `__type`,
  ///   whose answers are complete as {@link QueryPlan#introspection} delivers them
  public record ClientField(
      String responseKey,
      String parentType,
      String name,
      List<String> onTypes,
      Condition condition,
      @Nullable ClientSelection selection) {
    public ClientField {
      onTypes = List.copyOf(onTypes);
    }
  }
}
