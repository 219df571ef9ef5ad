package io.interlock.supergraph.graph;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.schema.Subgraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A composite type in a subgraph. Compared by identity; immutable once its graph is built.
///
/// Below a field with `@provides` stand private copies of nodes, on which the provided fields can
/// be taken although the subgraph marks them external.
public final class GraphNode {
  /// What the subgraph makes of the type.
  public enum Kind {
    OBJECT,
    INTERFACE,
    UNION,
    /// An interface of the supergraph that this subgraph declares as an object: it knows no
    /// concrete types, and its `__typename` is none.
    INTERFACE_OBJECT;

    /// Whether the subgraph can return several object types here.
    public boolean isAbstract() {
      return this == INTERFACE || this == UNION;
    }
  }

  private final Subgraph subgraph;
  private final String type;
  private final Kind kind;
  private final @Nullable FieldSet provided;
  private final Map<String, FieldEdge> fields = new LinkedHashMap<>();
  private final Map<String, GraphNode> casts = new LinkedHashMap<>();
  private final List<FieldSet> resolvableKeys = new ArrayList<>();
  private final List<FieldSet> referenceKeys = new ArrayList<>();

  GraphNode(Subgraph subgraph, String type, Kind kind, @Nullable FieldSet provided) {
    this.subgraph = subgraph;
    this.type = type;
    this.kind = kind;
    this.provided = provided;
  }

  void add(FieldEdge edge) {
    fields.put(edge.name(), edge);
  }

  void addCast(GraphNode runtimeType) {
    casts.put(runtimeType.type, runtimeType);
  }

  void addKey(FieldSet key, boolean isResolvable) {
    (isResolvable ? resolvableKeys : referenceKeys).add(key);
  }

  public Subgraph subgraph() {
    return subgraph;
  }

  /// The type's name; the interface's name for an interface object.
  public String type() {
    return type;
  }

  public Kind kind() {
    return kind;
  }

  /// What a `@provides` adds here; null on an ordinary node.
  public @Nullable FieldSet provided() {
    return provided;
  }

  /// The field edge `name`, `__typename` included, when the subgraph itself can resolve it here.
  public Optional<FieldEdge> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /// All field edges, `__typename` included.
  Collection<FieldEdge> edges() {
    return fields.values();
  }

  /// All field edges but `__typename`, in the supergraph's order.
  public List<FieldEdge> fields() {
    return fields.values().stream().filter(e -> !e.isTypename()).toList();
  }

  /// The node of an object type that the subgraph can return here; empty when it never does.
  public Optional<GraphNode> cast(String objectType) {
    return Optional.ofNullable(casts.get(objectType));
  }

  /// The object types that the subgraph can return here, sorted; empty unless abstract.
  public Collection<GraphNode> runtimeTypes() {
    return casts.values();
  }

  /// The keys by which the subgraph resolves the type, in order.
  public List<FieldSet> resolvableKeys() {
    return resolvableKeys;
  }

  /// The keys that the subgraph declares without resolving them (`resolvable: false`).
  public List<FieldSet> referenceKeys() {
    return referenceKeys;
  }

  @Override
  public String toString() {
    String extra = (provided == null) ? "" : " providing {" + provided + "}";
    return type + " in " + subgraph.name() + extra;
  }
}
