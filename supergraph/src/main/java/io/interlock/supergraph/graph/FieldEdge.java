package io.interlock.supergraph.graph;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.schema.FieldJoin;
import io.interlock.supergraph.schema.TypeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field that a subgraph resolves on a type. Compared by identity.
public final class FieldEdge {
  /// The name of the field that every composite type has.
  public static final String TYPENAME = "__typename";

  private final GraphNode from;
  private final String name;
  private final TypeRef type;
  private final @Nullable GraphNode to;
  private final @Nullable FieldSet requires;
  private final List<FieldJoin.ContextArgument> contextArguments;
  private final boolean isMoving;

  FieldEdge(
      GraphNode from,
      String name,
      TypeRef type,
      @Nullable GraphNode to,
      @Nullable FieldSet requires,
      List<FieldJoin.ContextArgument> contextArguments,
      boolean isMoving) {
    this.from = from;
    this.name = name;
    this.type = type;
    this.to = to;
    this.requires = requires;
    this.contextArguments = List.copyOf(contextArguments);
    this.isMoving = isMoving;
  }

  public GraphNode from() {
    return from;
  }

  public String name() {
    return name;
  }

  /// The field's type in this subgraph, which may be narrower than in the supergraph.
  public TypeRef type() {
    return type;
  }

  /// Where the field leads; null for a leaf.
  public @Nullable GraphNode to() {
    return to;
  }

  /// What must be sent to the subgraph with the key before it can resolve the field.
  public @Nullable FieldSet requires() {
    return requires;
  }

  /// The arguments that the router fills from a `@context`.
  public List<FieldJoin.ContextArgument> contextArguments() {
    return contextArguments;
  }

  /// Whether an argument of the field is filled from a `@context`.
  public boolean needsContext() {
    return !contextArguments.isEmpty();
  }

  /// Whether a progressive override decides request by request which subgraph resolves the field.
  public boolean isMoving() {
    return isMoving;
  }

  public boolean isLeaf() {
    return to == null;
  }

  public boolean isTypename() {
    return name.equals(TYPENAME);
  }

  @Override
  public String toString() {
    return from.type() + "." + name + " in " + from.subgraph().name();
  }
}
