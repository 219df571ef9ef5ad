package io.interlock.planner.path;

import io.interlock.planner.operation.OperationField;
import io.interlock.supergraph.walk.Trail;
import io.interlock.supergraph.walk.TrailTextPrinter;
import java.util.List;

/// Prints the ways to each leaf for people, cheapest first, with what each costs beyond the fetch
/// that it begins with:
///
/// ```
/// topProducts.inStock
///   1 more fetch: products { topProducts } => inventory by "upc" { inStock }
/// ```
///
/// Fetches that must wait for each other are told as stages where they are fewer than the fetches.
public final class PathsTextPrinter {
  private final StringBuilder out = new StringBuilder();

  private PathsTextPrinter() {}

  public static String print(List<Leaf> leaves) {
    PathsTextPrinter printer = new PathsTextPrinter();
    leaves.forEach(printer::leaf);
    return printer.out.toString().stripTrailing();
  }

  private void leaf(Leaf leaf) {
    out.append(path(leaf.trails().getFirst())).append('\n');
    for (Trail<OperationStep> trail : leaf.trails()) {
      line(1, cost(trail) + ": " + TrailTextPrinter.way(trail));
      TrailTextPrinter.needs(trail).forEach(need -> line(2, "needs " + need));
      readings(trail);
    }
    out.append('\n');
  }

  private void readings(Trail<OperationStep> trail) {
    for (Trail.Leg<OperationStep> leg : trail.legs()) {
      if (leg.element() instanceof OperationStep.Field taken) {
        for (ContextReading reading : taken.readings()) {
          reading
              .values()
              .forEach(value ->
                  line(2, "reads " + reading.argument() + ": " + TrailTextPrinter.way(value)));
        }
      }
    }
  }

  /// Where a leaf stands in the answer, with the types that its fragments narrow to.
  public static String path(Trail<OperationStep> trail) {
    StringBuilder path = new StringBuilder();
    for (Trail.Leg<OperationStep> leg : trail.legs()) {
      switch (leg.element()) {
        case OperationStep.Field(OperationField field, var _, var _) ->
            path.append(path.isEmpty() ? "" : ".").append(field.responseKey());
        case OperationStep.Cast(String type) -> path.append('[').append(type).append(']');
      }
    }
    return path.toString();
  }

  private static String cost(Trail<OperationStep> trail) {
    if (trail.fetches() == 0) {
      return "no more fetch";
    }
    String fetches = trail.fetches() + (trail.fetches() == 1 ? " more fetch" : " more fetches");
    return trail.stages() == trail.fetches()
        ? fetches
        : fetches + " in " + trail.stages() + (trail.stages() == 1 ? " stage" : " stages");
  }

  private void line(int depth, String text) {
    out.repeat(' ', 2 * depth).append(text).append('\n');
  }
}
