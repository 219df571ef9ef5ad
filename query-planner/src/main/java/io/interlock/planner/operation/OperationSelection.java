package io.interlock.planner.operation;

import java.util.List;
import java.util.stream.Stream;

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

  /// Whether anything is selected whatever the variables are, be it for objects of one type.
  public boolean isAnythingUnconditional() {
    return Stream.concat(fields.stream(), branches.stream().flatMap(b -> b.fields().stream()))
        .anyMatch(f -> f.conditions().isNone());
  }

  /// Selections for objects of `objectType`, beyond those for all.
  public record Branch(String objectType, List<OperationField> fields) {
    public Branch {
      fields = List.copyOf(fields);
    }
  }
}
