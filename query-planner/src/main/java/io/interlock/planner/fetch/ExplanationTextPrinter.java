package io.interlock.planner.fetch;

import io.interlock.planner.fetch.FetchReason.Brings;
import io.interlock.planner.fetch.FetchReason.BringsArgument;
import io.interlock.planner.fetch.FetchReason.BringsKey;
import io.interlock.planner.fetch.FetchReason.BringsRequirement;
import io.interlock.planner.fetch.FetchReason.Entered;
import io.interlock.planner.fetch.PlanExplanation.PassedOver;

/// Prints why a plan is as it is, for people:
///
/// ```
/// 1 products
///   brings topProducts.name
///   brings upc, a key of Product in inventory
///   brings price, required by Product.shippingEstimate in inventory
///
/// 2 inventory at topProducts.@, after 1
///   entered from products by the key "upc" of Product
///   brings topProducts.shippingEstimate
///
/// costs 2 stages, 2 fetches, 7 weighted fields
/// ```
public final class ExplanationTextPrinter {
  private final StringBuilder out = new StringBuilder();

  private ExplanationTextPrinter() {}

  public static String print(PlanExplanation explanation) {
    ExplanationTextPrinter printer = new ExplanationTextPrinter();
    explanation.fetches().forEach(printer::fetch);
    printer.out.append("costs ").append(cost(explanation.cost())).append('\n');
    if (explanation.isCut()) {
      printer.out.append("the search was cut: a plan with fewer stages or fetches may exist\n");
    }
    explanation.passedOver().forEach(printer::passedOver);
    if (explanation.untried() > 0) {
      printer.out.append("\nand ").append(explanation.untried()).append(" more ways, not tried\n");
    }
    return printer.out.toString().stripTrailing();
  }

  private void fetch(FetchDescription fetch) {
    out.append(FetchesTextPrinter.head(fetch)).append('\n');
    fetch.reasons().forEach(reason -> out.append("  ").append(text(reason)).append('\n'));
    out.append('\n');
  }

  private static String text(FetchReason reason) {
    return switch (reason) {
      case Entered(String type, String from, String key) ->
          "entered from "
              + from
              + (key == null
                  ? ", " + type + " being a root type"
                  : " by the key \"" + key + "\" of " + type);
      case Brings(String path) -> "brings " + path;
      case BringsKey(String field, String type, String subgraph) ->
          "brings " + field + ", a key of " + type + " in " + subgraph;
      case BringsRequirement(String field, String requiredBy, String subgraph) ->
          "brings " + field + ", required by " + requiredBy + " in " + subgraph;
      case BringsArgument(String field, String argument, String argumentOf) ->
          "brings " + field + ", the argument " + argument + " of " + argumentOf;
    };
  }

  private void passedOver(PassedOver passedOver) {
    out.append("\npassed over for ")
        .append(String.join(", ", passedOver.fields()))
        .append("\n  ")
        .append(passedOver.other())
        .append("\n  would make it ")
        .append(cost(passedOver.cost()))
        .append('\n');
  }

  private static String cost(PlanCost cost) {
    return counted(cost.stages(), "stage", "stages")
        + ", "
        + counted(cost.fetches(), "fetch", "fetches")
        + ", "
        + counted(cost.fields(), "weighted field", "weighted fields");
  }

  private static String counted(int count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
