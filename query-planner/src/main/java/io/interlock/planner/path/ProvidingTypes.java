package io.interlock.planner.path;

import io.interlock.planner.operation.OperationField;
import io.interlock.planner.operation.OperationSelection;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.walk.GraphNotes;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells where more is at hand below a field of an interface when that is taken on each object
/// type, because one of these provides there what the interface itself says nothing of:
///
/// ```
/// interface Item { twin: Item }
/// type Tome implements Item { twin: Tome @provides(fields: "price") price: Int @external }
///
/// item { twin { ... on Tome { price } } }    item { ... on Tome { twin { price } } }
/// ```
final class ProvidingTypes {
  private final GraphNotes notes;

  /// @param view notes what was read of the supergraph
  ProvidingTypes(SchemaView view) {
    this.notes = new GraphNotes(view);
  }

  /// Whether some object type that may be at `interfaceNode` provides what is selected below
  /// `field`, and the interface does not.
  boolean provideMore(GraphNode interfaceNode, OperationField field) {
    Optional<GraphNode> plain = below(interfaceNode, field);
    return plain.isPresent()
        && interfaceNode.runtimeTypes().stream()
            .anyMatch(type -> providesMore(type, plain.get(), field));
  }

  private boolean providesMore(GraphNode objectType, GraphNode plain, OperationField field) {
    Optional<GraphNode> behind = below(objectType, field).filter(node -> node.provided() != null);
    behind.ifPresent(node -> notes.field(objectType.type(), field.name()));
    return behind.isPresent() && isMoreAt(behind.get(), plain, field);
  }

  private static Optional<GraphNode> below(GraphNode node, OperationField field) {
    return node.field(field.name()).map(FieldEdge::to);
  }

  private static boolean isMoreAt(GraphNode node, GraphNode plain, OperationField field) {
    OperationSelection selection = field.selection();
    if (node.provided() == null || selection == null) {
      return false;
    }
    return node.kind().isAbstract()
        ? node.runtimeTypes().stream().anyMatch(type -> isMore(type, plain, selection))
        : isMore(node, plain, selection);
  }

  /// Whether one of the selected fields can be taken at `node`, and not where the objects of its
  /// type are otherwise.
  private static boolean isMore(GraphNode node, GraphNode plain, OperationSelection selection) {
    GraphNode otherwise = plain.cast(node.type()).orElse(plain);
    return selectedOn(node.type(), selection)
        .filter(field -> node.field(field.name()).isPresent())
        .anyMatch(field ->
            otherwise.field(field.name()).isEmpty() || isMoreBelow(node, otherwise, field));
  }

  private static boolean isMoreBelow(GraphNode node, GraphNode otherwise, OperationField field) {
    Optional<GraphNode> providing = below(node, field);
    Optional<GraphNode> plain = below(otherwise, field);
    return providing.isPresent()
        && plain.isPresent()
        && isMoreAt(providing.get(), plain.get(), field);
  }

  private static Stream<OperationField> selectedOn(String type, OperationSelection selection) {
    return Stream.concat(
        selection.fields().stream(),
        selection.branches().stream()
            .filter(branch -> branch.objectType().equals(type))
            .flatMap(branch -> branch.fields().stream()));
  }
}
