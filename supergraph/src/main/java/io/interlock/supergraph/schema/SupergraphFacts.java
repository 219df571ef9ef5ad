package io.interlock.supergraph.schema;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The facts of a supergraph, all read at construction. Immutable.
final class SupergraphFacts implements SchemaView {
  private static final List<String> BUILT_IN_SCALARS =
      List.of("Int", "Float", "String", "Boolean", "ID");

  private final Map<String, TypeFacts> types = new LinkedHashMap<>();
  private final Map<String, Map<String, FieldFacts>> fields = new LinkedHashMap<>();
  private final Map<String, List<String>> possibleTypes = new LinkedHashMap<>();
  private final Map<String, List<String>> apiPossibleTypes = new LinkedHashMap<>();
  private final Map<String, String> roots;

  SupergraphFacts(SupergraphDocument document, FactsReader reader) {
    roots = Map.copyOf(document.roots());
    for (String scalar : BUILT_IN_SCALARS) {
      types.put(scalar, builtInScalar(scalar));
    }
    for (TypeDefinition<?> type : document.types()) {
      if (!document.features().ownsType(type.getName())) {
        TypeFacts facts = reader.typeFacts(type);
        types.put(type.getName(), facts);
        fields.put(
            type.getName(),
            new FieldFactsReader(document, reader, facts, ownerOf(type, reader))
                .read(fieldsOf(type)));
      }
    }
    collectPossibleTypes();
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

  private static @Nullable String ownerOf(TypeDefinition<?> type, FactsReader reader) {
    List<Directive> owner = reader.joinApplications(type, "owner");
    return owner.isEmpty() ? null : reader.subgraphOf(owner.getFirst(), type.getName());
  }

  private static List<FieldDefinition> fieldsOf(TypeDefinition<?> type) {
    return switch (type) {
      case ObjectTypeDefinition o -> o.getFieldDefinitions();
      case InterfaceTypeDefinition i -> i.getFieldDefinitions();
      default -> List.of();
    };
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

  private boolean isInApi(String type) {
    TypeFacts facts = types.get(type);
    return facts != null && !facts.isInaccessible();
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
  public Optional<String> rootType(String operationKind) {
    return Optional.ofNullable(roots.get(operationKind));
  }

  /// The names of all types, built-in scalars first, then in document order.
  List<String> typeNames() {
    return List.copyOf(types.keySet());
  }
}
