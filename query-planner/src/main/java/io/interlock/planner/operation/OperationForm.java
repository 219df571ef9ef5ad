package io.interlock.planner.operation;

import java.util.List;

/// What is planned of an operation, for one value of each variable that decides what is deferred.
///
/// @param selection without introspection and without `__typename` of the root
/// @param parts what is deferred of that
/// @param otherwise the forms for other values: the first for when its variable is false, the
///   second for when the first variable is true and its own is false, and so on; this one is for
///   when all are true
public record OperationForm(
    OperationSelection selection, OperationParts parts, List<Otherwise> otherwise) {
  public OperationForm {
    otherwise = List.copyOf(otherwise);
  }

  /// The form for when the variable is false.
  public record Otherwise(String variable, OperationForm form) {}
}
