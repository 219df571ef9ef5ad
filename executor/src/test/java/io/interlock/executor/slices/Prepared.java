package io.interlock.executor.slices;

import graphql.ParseAndValidate;
import graphql.language.Document;
import io.interlock.executor.CompiledOperation;
import io.interlock.executor.Executor;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.plan.PlanJsonPrinter;
import io.interlock.planner.plan.PlanTextPrinter;
import io.interlock.supergraph.schema.RecordingSchemaView;
import io.interlock.supergraph.schema.SchemaSlice;
import io.interlock.supergraph.schema.Supergraph;
import java.util.Locale;
import java.util.Optional;

/// All that preparing an operation comes to, as text, and what it read of the supergraph.
record Prepared(String text, SchemaSlice slice, String hash) {

  /// Empty when the operation is not valid or has no plan: such ones are not kept.
  static Optional<Prepared> of(Document document, Supergraph supergraph, QueryPlanner planner) {
    if (!ParseAndValidate.validate(supergraph.apiSchema(), document, Locale.ENGLISH).isEmpty()) {
      return Optional.empty();
    }
    RecordingSchemaView view = new RecordingSchemaView(supergraph.view());
    return switch (planner.plan(document, null, view)) {
      case PlanningOutcome.NotPlannable refused -> Optional.empty();
      case PlanningOutcome.Planned planned -> {
        CompiledOperation compiled = new Executor(supergraph).compile(planned.plan(), view);
        String text =
            PlanTextPrinter.print(planned.plan())
                + PlanJsonPrinter.print(planned.plan())
                + planned.plan()
                + planned.labels()
                + Structure.of(compiled);
        yield Optional.of(new Prepared(text, view.slice(), view.slice().hash()));
      }
    };
  }
}
