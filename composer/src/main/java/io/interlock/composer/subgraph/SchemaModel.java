package io.interlock.composer.subgraph;

import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A whole schema: of a subgraph, or the supergraph that they are merged into. Immutable.
public final class SchemaModel {
  /// The scalars that every schema has.
  public static final Set<String> BUILT_IN_SCALARS =
      Set.of("Int", "Float", "String", "Boolean", "ID");

  private final SchemaElement schema;
  private final Map<String, TypeElement> types;
  private final Map<String, DirectiveElement> directives;
  private final Map<String, List<String>> implementations;

  public SchemaModel(
      SchemaElement schema,
      Map<String, TypeElement> types,
      Map<String, DirectiveElement> directives) {
    this.schema = schema;
    this.types = Elements.copy(types);
    this.directives = Elements.copy(directives);
    this.implementations = implementationsIn(types);
  }

  private static Map<String, List<String>> implementationsIn(Map<String, TypeElement> types) {
    Map<String, List<String>> found = new HashMap<>();
    for (TypeElement type : types.values()) {
      for (NameUse use : type.interfaces()) {
        found.computeIfAbsent(use.name(), name -> new ArrayList<>()).add(type.name());
      }
    }
    return found;
  }

  public SchemaElement schema() {
    return schema;
  }

  /// All named types but the built-in scalars, in source order.
  public Map<String, TypeElement> types() {
    return types;
  }

  /// All directive definitions but those that GraphQL brings, in source order.
  public Map<String, DirectiveElement> directives() {
    return directives;
  }

  /// The definition of a directive, GraphQL's own included.
  public Optional<DirectiveElement> directive(String name) {
    DirectiveElement own = directives.get(name);
    return own != null ? Optional.of(own) : Optional.ofNullable(BuiltIns.DIRECTIVES.get(name));
  }

  public Optional<TypeElement> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  public Optional<FieldElement> field(String type, String field) {
    return type(type).flatMap(t -> t.field(field));
  }

  /// The kind of a named type, built-in scalars included.
  public Optional<TypeKind> kind(String name) {
    TypeElement type = types.get(name);
    if (type != null) {
      return Optional.of(type.kind());
    }
    return BUILT_IN_SCALARS.contains(name) ? Optional.of(TypeKind.SCALAR) : Optional.empty();
  }

  public boolean isComposite(String name) {
    return kind(name).filter(TypeKind::isComposite).isPresent();
  }

  /// The objects and interfaces that declare to implement an interface, in source order.
  public List<String> implementations(String interfaceName) {
    return implementations.getOrDefault(interfaceName, List.of());
  }

  /// The object types that a position of `name` can hold.
  public Set<String> possibleTypes(String name) {
    TypeElement type = types.get(name);
    if (type == null) {
      return Set.of();
    }
    return switch (type.kind()) {
      case OBJECT -> Set.of(name);
      case UNION -> names(type.members());
      case INTERFACE -> objectImplementations(name);
      case SCALAR, ENUM, INPUT_OBJECT -> Set.of();
    };
  }

  private static Set<String> names(List<NameUse> uses) {
    Set<String> names = new LinkedHashSet<>();
    uses.forEach(use -> names.add(use.name()));
    return names;
  }

  private Set<String> objectImplementations(String interfaceName) {
    Set<String> objects = new LinkedHashSet<>();
    for (String name : implementations(interfaceName)) {
      if (Elements.get(types, name).kind() == TypeKind.OBJECT) {
        objects.add(name);
      }
    }
    return objects;
  }

  /// The same, types and directives in the order of their names.
  public SchemaModel sorted(Comparator<String> order) {
    return new SchemaModel(
        schema, Elements.sorted(types, order), Elements.sorted(directives, order));
  }

  public SchemaModel withSchema(SchemaElement changed) {
    return new SchemaModel(changed, types, directives);
  }

  public SchemaModel withTypes(Map<String, TypeElement> changed) {
    return new SchemaModel(schema, changed, directives);
  }

  public SchemaModel withDirectives(Map<String, DirectiveElement> changed) {
    return new SchemaModel(schema, types, changed);
  }

  /// Each type replaced; names and order stay.
  public SchemaModel mapTypes(UnaryOperator<TypeElement> change) {
    return withTypes(Elements.mapEach(types, change::apply));
  }

  /// Each field of an object or interface replaced.
  public SchemaModel mapFields(
      java.util.function.BiFunction<TypeElement, FieldElement, FieldElement> change) {
    return mapTypes(type ->
        type.fields().isEmpty()
            ? type
            : type.withFields(Elements.mapEach(type.fields(), field -> change.apply(type, field))));
  }

  /// With more types and directives; those already there stay as they are.
  public SchemaModel plus(
      Map<String, TypeElement> moreTypes, Map<String, DirectiveElement> moreDirectives) {
    Map<String, TypeElement> allTypes = new LinkedHashMap<>(types);
    moreTypes.forEach(allTypes::putIfAbsent);
    Map<String, DirectiveElement> allDirectives = new LinkedHashMap<>(directives);
    moreDirectives.forEach(allDirectives::putIfAbsent);
    return new SchemaModel(schema, allTypes, allDirectives);
  }
}
