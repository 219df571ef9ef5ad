package io.interlock.supergraph.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The facts of a supergraph: its subgraphs, types and fields. Immutable.
public final class SupergraphFacts implements SchemaView {
  private static final List<String> BUILT_IN_SCALARS =
      List.of("Int", "Float", "String", "Boolean", "ID");

  private final List<Subgraph> subgraphs;
  private final Map<String, TypeFacts> types = new LinkedHashMap<>();
  private final Map<String, Map<String, FieldFacts>> fields = new LinkedHashMap<>();
  private final Map<String, List<String>> possibleTypes = new LinkedHashMap<>();
  private final Map<String, List<String>> apiPossibleTypes = new LinkedHashMap<>();
  private final Map<String, List<String>> contexts = new LinkedHashMap<>();
  private final Map<String, String> roots;
  private final TreeSet<String> overrideLabels = new TreeSet<>();

  /// @param subgraphs in the order of `join__Graph`
  /// @param roots the root types' names by operation kind (`query`, `mutation`, `subscription`)
  /// @param types all named types in order, but those of linked specs and the built-in scalars
  /// @param fields those of objects and interfaces, in order
  public SupergraphFacts(
      List<Subgraph> subgraphs,
      Map<String, String> roots,
      List<TypeFacts> types,
      List<FieldFacts> fields) {
    this.subgraphs = List.copyOf(subgraphs);
    this.roots = Map.copyOf(roots);
    BUILT_IN_SCALARS.forEach(scalar -> this.types.put(scalar, builtInScalar(scalar)));
    types.forEach(type -> this.types.put(type.name(), type));
    for (FieldFacts field : fields) {
      this.fields
          .computeIfAbsent(field.parent(), parent -> new LinkedHashMap<>())
          .put(field.name(), field);
      for (FieldJoin join : field.joins()) {
        if (join.overrideLabel() != null) {
          overrideLabels.add(join.overrideLabel());
        }
      }
    }
    collectPossibleTypes();
    collectContexts();
  }

  private static TypeFacts builtInScalar(String name) {
    return new TypeFacts(
        name,
        TypeKind.SCALAR,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        false);
  }

  private void collectPossibleTypes() {
    Map<String, TreeSet<String>> sets = new TreeMap<>();
    for (TypeFacts type : types.values()) {
      if (type.kind() == TypeKind.OBJECT) {
        sets.computeIfAbsent(type.name(), n -> new TreeSet<>()).add(type.name());
        type.interfaces()
            .forEach(i -> sets.computeIfAbsent(i.type(), n -> new TreeSet<>()).add(type.name()));
      }
      type.members()
          .forEach(m -> sets.computeIfAbsent(type.name(), n -> new TreeSet<>()).add(m.type()));
    }
    sets.forEach((name, set) -> {
      possibleTypes.put(name, List.copyOf(set));
      apiPossibleTypes.put(name, set.stream().filter(this::isInApi).toList());
    });
  }

  private void collectContexts() {
    Map<String, TreeSet<String>> sets = new TreeMap<>();
    for (TypeFacts type : types.values()) {
      if (!type.contexts().isEmpty()) {
        possibleTypes(type.name())
            .forEach(t -> sets.computeIfAbsent(t, n -> new TreeSet<>()).addAll(type.contexts()));
      }
    }
    sets.forEach((name, set) -> contexts.put(name, List.copyOf(set)));
  }

  private boolean isInApi(String type) {
    TypeFacts facts = types.get(type);
    return facts != null && !facts.isInaccessible();
  }

  /// In the order of `join__Graph`; {@link Subgraph#index} is the position.
  public List<Subgraph> subgraphs() {
    return subgraphs;
  }

  /// The names of all types, built-in scalars first, then in order.
  public List<String> typeNames() {
    return List.copyOf(types.keySet());
  }

  /// The labels of all progressive overrides, sorted.
  public SortedSet<String> overrideLabels() {
    return Collections.unmodifiableSortedSet(overrideLabels);
  }

  @Override
  public Optional<TypeFacts> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  @Override
  public Optional<FieldFacts> field(String type, String name) {
    Map<String, FieldFacts> ofType = fields.get(type);
    return ofType == null ? Optional.empty() : Optional.ofNullable(ofType.get(name));
  }

  @Override
  public List<String> fieldNames(String type) {
    Map<String, FieldFacts> ofType = fields.get(type);
    return ofType == null ? List.of() : List.copyOf(ofType.keySet());
  }

  @Override
  public List<String> possibleTypes(String type) {
    return possibleTypes.getOrDefault(type, List.of());
  }

  @Override
  public List<String> apiPossibleTypes(String type) {
    return apiPossibleTypes.getOrDefault(type, List.of());
  }

  @Override
  public List<String> contexts(String objectType) {
    return contexts.getOrDefault(objectType, List.of());
  }

  @Override
  public Object everything() {
    return this;
  }

  @Override
  public Optional<String> rootType(String operationKind) {
    return Optional.ofNullable(roots.get(operationKind));
  }
}
