package io.interlock.supergraph.graph;

import io.interlock.supergraph.fieldset.FieldSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prints a query graph for people, node after node with what leads away from it:
///
/// ```
/// Product in inventory, object, found by "upc"
///   upc: String!
///   inStock: Boolean
///   shippingEstimate: Int, requires "price weight"
///   => Product in products by "upc"
/// ```
///
/// Types are sorted, a type's nodes in the order of subgraphs.
public final class GraphTextPrinter {
  private final QueryGraph graph;
  private final StringBuilder out = new StringBuilder();

  private GraphTextPrinter(QueryGraph graph) {
    this.graph = graph;
  }

  /// @param isWanted which nodes are printed
  public static String print(QueryGraph graph, Predicate<GraphNode> isWanted) {
    GraphTextPrinter printer = new GraphTextPrinter(graph);
    graph.facts().typeNames().stream()
        .sorted()
        .flatMap(type -> graph.nodes(type).stream())
        .filter(isWanted)
        .forEach(printer::node);
    return printer.out.toString().stripTrailing();
  }

  private void node(GraphNode node) {
    out.append(node).append(", ").append(kind(node));
    keys(", found by ", node.resolvableKeys());
    keys(", only named by ", node.referenceKeys());
    out.append('\n');
    node.fields().forEach(this::field);
    node.runtimeTypes().forEach(type -> line("can be " + type.type()));
    graph.jumps(node).forEach(this::jump);
    out.append('\n');
  }

  private static String kind(GraphNode node) {
    return node.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void keys(String what, List<FieldSet> keys) {
    if (!keys.isEmpty()) {
      out.append(what)
          .append(keys.stream().map(GraphTextPrinter::quoted).collect(Collectors.joining(", ")));
    }
  }

  private void field(FieldEdge edge) {
    line(
        edge.name()
            + ": "
            + edge.type()
            + after(", requires ", edge.requires())
            + after(", provides ", edge.to() == null ? null : edge.to().provided())
            + (edge.needsContext() ? ", needs a context" : "")
            + (edge.isMoving() ? ", moving" : ""));
  }

  private static String after(String what, @Nullable FieldSet fields) {
    return fields == null ? "" : what + quoted(fields);
  }

  private void jump(KeyEdge edge) {
    line("=> " + edge.to() + (edge.isRoot() ? ", a root type" : " by " + quoted(edge.key())));
  }

  private static String quoted(FieldSet fields) {
    return "\"" + Objects.toString(fields) + "\"";
  }

  private void line(String text) {
    out.append("  ").append(text).append('\n');
  }
}
