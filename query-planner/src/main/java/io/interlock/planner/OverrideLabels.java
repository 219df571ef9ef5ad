package io.interlock.planner;

import io.interlock.planner.operation.NormalizedOperation;
import io.interlock.planner.operation.OperationField;
import io.interlock.planner.operation.OperationSelection;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.FieldJoin;
import io.interlock.supergraph.schema.SchemaView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the progressive overrides that an operation meets: only the client's own fields can be
/// moving, for nothing may require a field that is.
final class OverrideLabels {
  private final SchemaView view;
  private final Set<String> labels = new HashSet<>();

  private OverrideLabels(SchemaView view) {
    this.view = view;
  }

  static Set<String> in(NormalizedOperation operation, SchemaView view) {
    OverrideLabels found = new OverrideLabels(view);
    found.collect(operation.selection());
    return found.labels;
  }

  private void collect(OperationSelection selection) {
    collect(selection.type(), selection.fields());
    selection.branches().forEach(branch -> collect(branch.objectType(), branch.fields()));
  }

  private void collect(String type, List<OperationField> fields) {
    for (OperationField field : fields) {
      for (String objectType : view.apiPossibleTypes(type)) {
        view.field(objectType, field.name()).ifPresent(this::collect);
      }
      if (field.selection() != null) {
        collect(field.selection());
      }
    }
  }

  private void collect(FieldFacts field) {
    for (FieldJoin join : field.joins()) {
      if (join.overrideLabel() != null) {
        labels.add(join.overrideLabel());
      }
    }
  }
}
