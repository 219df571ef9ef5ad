package io.interlock.planner.operation;

import java.util.List;

/// What the operation selects at one position.
///
/// @param type the position's type
/// @param fields selected for every object there
/// @param branches selected for objects of one type, for abstract positions
public record OperationSelection(String type, List<OperationField> fields, List<Branch> branches) {
  public OperationSelection {
    fields = List.copyOf(fields);
    branches = List.copyOf(branches);
  }

  /// Selections for objects of `objectType`, beyond those for all.
  public record Branch(String objectType, List<OperationField> fields) {
    public Branch {
      fields = List.copyOf(fields);
    }
  }
}
