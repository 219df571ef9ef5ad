package io.interlock.planner.plan;

import io.interlock.planner.plan.EntityTarget.Representation;
import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Prints a plan in the text form that users of federation routers know:
///
/// ```
/// QueryPlan {
///   Sequence {
///     Fetch(service: "products") {
///       {
///         topProducts {
///           __typename
///           upc
///         }
///       }
///     },
///     Flatten(path: "topProducts.@") {
///       Fetch(service: "inventory") {
///         {
///           ... on Product {
///             __typename
///             upc
///           }
///         } =>
///         {
///           ... on Product {
///             inStock
///           }
///         }
///       },
///     },
///   },
/// }
/// ```
///
/// A request with several `_entities` fields is a `BatchFetch` of several `Flatten`s.
public final class PlanTextPrinter {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private PlanTextPrinter() {}

  public static String print(QueryPlan plan) {
    if (plan.node() == null) {
      return "QueryPlan {}";
    }
    PlanTextPrinter printer = new PlanTextPrinter();
    printer.open("QueryPlan {");
    printer.node(plan.node());
    printer.close("}");
    return printer.out.toString().stripTrailing();
  }

  private void node(PlanNode node) {
    switch (node) {
      case PlanNode.Sequence(List<PlanNode> nodes) -> block("Sequence {", nodes);
      case PlanNode.Parallel(List<PlanNode> nodes) -> block("Parallel {", nodes);
      case PlanNode.Subscription subscription -> subscription(subscription);
      case PlanNode.Choice choice -> choice(choice);
      case PlanNode.Defer defer -> defer(defer);
      case PlanNode.RootFetch fetch -> rootFetch(fetch);
      case PlanNode.EntityFetch fetch -> entityFetch(fetch);
      case PlanNode.ContextualFetch fetch -> contextualFetch(fetch);
    }
  }

  private void block(String head, List<PlanNode> nodes) {
    open(head);
    nodes.forEach(this::node);
    close("},");
  }

  private void subscription(PlanNode.Subscription subscription) {
    open("Subscription {");
    block("Primary: {", List.of(subscription.primary()));
    if (subscription.rest() != null) {
      block("Rest: {", List.of(subscription.rest()));
    }
    close("},");
  }

  private void choice(PlanNode.Choice choice) {
    String condition = "(if: " + text(choice.condition()) + ") {";
    if (choice.otherwise() == null && choice.then() != null) {
      block("Include" + condition, List.of(choice.then()));
    } else if (choice.then() == null && choice.otherwise() != null) {
      block("Skip" + condition, List.of(choice.otherwise()));
    } else if (choice.then() != null && choice.otherwise() != null) {
      open("Condition" + condition);
      block("Then {", List.of(choice.then()));
      block("Else {", List.of(choice.otherwise()));
      close("},");
    }
  }

  private void defer(PlanNode.Defer defer) {
    open("Defer {");
    open("Primary {");
    part(defer.primary());
    close("}, [");
    depth++;
    defer.deferred().forEach(this::deferred);
    close("]");
    close("},");
  }

  private void deferred(PlanNode.Defer.Deferred deferred) {
    String label = deferred.label() == null ? "" : ", label: \"" + deferred.label() + "\"";
    String path = String.join("/", deferred.queryPath());
    open("Deferred(depends: " + deferred.dependsOn() + ", path: \"" + path + "\"" + label + ") {");
    part(deferred.part());
    close("},");
  }

  private void part(PlanNode.Defer.Part part) {
    if (part.subselection() != null) {
      open("{");
      DocumentPrinter.selections(part.subselection()).forEach(this::line);
      close("}:");
    }
    if (part.node() != null) {
      node(part.node());
    }
  }

  /// `$a`, `not $a`, `$a and not $b`, `$a or $b and $c`.
  public static String text(Condition condition) {
    return switch (condition) {
      case Condition.Variable(String variable, boolean is) -> (is ? "$" : "not $") + variable;
      case Condition.AllOf(List<Condition> all) -> joined(all, " and ");
      case Condition.AnyOf(List<Condition> any) -> joined(any, " or ");
    };
  }

  private static String joined(List<Condition> conditions, String by) {
    return conditions.stream().map(PlanTextPrinter::text).collect(Collectors.joining(by));
  }

  private static String service(FetchOperation operation) {
    String id = operation.id() == null ? "" : ", id: " + operation.id();
    return "service: \"" + operation.subgraph() + "\"" + id;
  }

  private void rootFetch(PlanNode.RootFetch fetch) {
    boolean isAtRoot = fetch.path().elements().isEmpty();
    if (!isAtRoot) {
      open("Flatten(path: \"" + path(fetch.path()) + "\") {");
    }
    open("Fetch(" + service(fetch.operation()) + ") {");
    open("{");
    DocumentPrinter.selections(fetch.operation().text()).forEach(this::line);
    close("}");
    close("},");
    if (!isAtRoot) {
      close("},");
    }
  }

  private void entityFetch(PlanNode.EntityFetch fetch) {
    boolean isBatch = fetch.targets().size() > 1;
    if (isBatch) {
      open("BatchFetch(" + service(fetch.operation()) + ") {");
    }
    String head = isBatch ? "{" : "Fetch(" + service(fetch.operation()) + ") {";
    fetch.targets().forEach(target -> target(target, head, List.of(), fetch.operation()));
    if (isBatch) {
      close("},");
    }
  }

  private void contextualFetch(PlanNode.ContextualFetch fetch) {
    String head = "Fetch(" + service(fetch.operation()) + ") {";
    target(fetch.target(), head, fetch.contexts(), fetch.operation());
  }

  private void target(
      EntityTarget target, String head, List<ContextValue> contexts, FetchOperation operation) {
    open("Flatten(path: \"" + paths(target) + "\") {");
    open(head);
    contexts.forEach(this::context);
    open("{");
    target.representations().forEach(this::representation);
    close("} =>");
    open("{");
    selectionsOf(target, DocumentPrinter.selections(operation.text()))
        .forEach(l -> line(new DocumentPrinter.Line(l.depth() - 1, l.text())));
    close("}");
    close("},");
    close("},");
  }

  private void context(ContextValue value) {
    open("$" + value.variable() + " from \"" + path(value.from()) + "\" {");
    value.selections().forEach(this::required);
    close("},");
  }

  /// The lines below the target's `_entities` field.
  private static List<DocumentPrinter.Line> selectionsOf(
      EntityTarget target, List<DocumentPrinter.Line> lines) {
    int start = 0;
    while (!isFieldOf(target, lines.get(start))) {
      start++;
    }
    int end = start + 1;
    while (lines.get(end).depth() > 0) {
      end++;
    }
    return lines.subList(start + 1, end);
  }

  private static boolean isFieldOf(EntityTarget target, DocumentPrinter.Line line) {
    return line.depth() == 0
        && (line.text().startsWith(target.responseKey() + "(")
            || line.text().startsWith(target.responseKey() + ":"));
  }

  private void representation(Representation representation) {
    open("... on " + representation.type() + only(representation.condition()) + " {");
    line("__typename");
    representation.fields().forEach(this::required);
    close("}");
  }

  private static String only(Condition condition) {
    return condition.isAlways() ? "" : " (if: " + text(condition) + ")";
  }

  private void required(RequiredSelection selection) {
    switch (selection) {
      case RequiredSelection.Field field -> {
        boolean isPlain = field.slot().equals(field.name());
        String name = (isPlain ? "" : field.name() + ": ") + field.slot() + only(field.condition());
        if (field.selections().isEmpty()) {
          line(name);
        } else {
          open(name + " {");
          field.selections().forEach(this::required);
          close("}");
        }
      }
      case RequiredSelection.OnType onType -> {
        open("... on " + onType.type() + " {");
        onType.selections().forEach(this::required);
        close("}");
      }
    }
  }

  /// What is sent of an object, on one line.
  public static String onOneLine(List<RequiredSelection> selections) {
    PlanTextPrinter printer = new PlanTextPrinter();
    selections.forEach(printer::required);
    return printer.out.toString().strip().replaceAll("\\s+", " ");
  }

  private static String paths(EntityTarget target) {
    return target.paths().stream().map(PlanTextPrinter::path).collect(Collectors.joining(", "));
  }

  /// `topProducts.@`, as `Flatten` shows it.
  public static String path(ResponsePath path) {
    return String.join(".", segments(path));
  }

  /// The path's elements as both printed forms show them: a type condition is part of the element
  /// before it.
  static List<String> segments(ResponsePath path) {
    List<String> segments = new ArrayList<>();
    for (ResponsePath.Element element : path.elements()) {
      switch (element) {
        case ResponsePath.Element.Slot slot -> segments.add(slot.name());
        case ResponsePath.Element.Each each -> segments.add("@");
        case ResponsePath.Element.OnTypes onTypes ->
            segments.add(segments.removeLast() + "|[" + String.join(",", onTypes.types()) + "]");
      }
    }
    return segments;
  }

  private void open(String text) {
    line(text);
    depth++;
  }

  private void close(String text) {
    depth--;
    line(text);
  }

  private void line(DocumentPrinter.Line line) {
    out.repeat(' ', 2 * line.depth());
    line(line.text());
  }

  private void line(String text) {
    out.repeat(' ', 2 * depth).append(text).append('\n');
  }
}
