package io.interlock.composer.subgraph;

import graphql.language.Definition;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.schema.TypeKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A syntax tree, whose definitions have unique names, to the model: definitions and extensions of
/// one type become one element. What GraphQL forbids already at this level (a field defined twice)
/// is an error here. What a server prints of GraphQL's own types is passed over.
final class DocumentReader {
  /// What introspection brings.
  private static final Set<String> INTROSPECTION_TYPES =
      Set.of(
          "__Schema",
          "__Type",
          "__TypeKind",
          "__Field",
          "__InputValue",
          "__EnumValue",
          "__Directive",
          "__DirectiveLocation");

  private final NodeReader nodes;
  private final Errors errors;
  private final Map<String, TypeAssembly> types = new LinkedHashMap<>();
  private final Map<String, DirectiveElement> directives = new LinkedHashMap<>();
  private final SchemaAssembly schema;

  private DocumentReader(String subgraph, Errors errors) {
    this.nodes = new NodeReader(subgraph, errors);
    this.errors = errors;
    this.schema = new SchemaAssembly(nodes, errors);
  }

  static SchemaModel read(String subgraph, Document document, Errors errors) {
    DocumentReader reader = new DocumentReader(subgraph, errors);
    document.getDefinitions().forEach(reader::add);
    return reader.model();
  }

  private SchemaModel model() {
    Map<String, TypeElement> read = new LinkedHashMap<>();
    types.forEach((name, assembly) -> read.put(name, assembly.type()));
    return new SchemaModel(schema.schema(read), read, directives);
  }

  private void add(Definition<?> definition) {
    switch (definition) {
      case SchemaDefinition d -> schema.add(d);
      case DirectiveDefinition d -> directives.put(d.getName(), nodes.directive(d));
      case TypeDefinition<?> d when isOwn(d) -> addType(d);
      case TypeDefinition<?> ignored -> {
        // a server may print what every schema has
      }
      default ->
          errors.add(
              ErrorCode.INVALID_GRAPHQL,
              "",
              "A schema can contain only type system definitions, not operations or fragments",
              nodes.place(definition));
    }
  }

  private static boolean isOwn(TypeDefinition<?> definition) {
    boolean isBuiltInScalar =
        kindOf(definition) == TypeKind.SCALAR
            && SchemaModel.BUILT_IN_SCALARS.contains(definition.getName());
    boolean isExtension = definition instanceof SDLExtensionDefinition;
    return isExtension || !isBuiltInScalar && !INTROSPECTION_TYPES.contains(definition.getName());
  }

  private void addType(TypeDefinition<?> definition) {
    String name = definition.getName();
    TypeKind kind = kindOf(definition);
    TypeAssembly assembly =
        types.computeIfAbsent(name, n -> new TypeAssembly(kind, n, nodes, errors));
    if (assembly.accepts(kind, definition)) {
      int block = assembly.open(definition);
      addContent(assembly, definition, block);
    }
  }

  private static TypeKind kindOf(TypeDefinition<?> definition) {
    return switch (definition) {
      case ObjectTypeDefinition ignored -> TypeKind.OBJECT;
      case InterfaceTypeDefinition ignored -> TypeKind.INTERFACE;
      case UnionTypeDefinition ignored -> TypeKind.UNION;
      case EnumTypeDefinition ignored -> TypeKind.ENUM;
      case InputObjectTypeDefinition ignored -> TypeKind.INPUT_OBJECT;
      case ScalarTypeDefinition ignored -> TypeKind.SCALAR;
      default -> throw new IllegalArgumentException("unknown type definition: " + definition);
    };
  }

  private void addContent(TypeAssembly assembly, TypeDefinition<?> definition, int block) {
    switch (definition) {
      case ImplementingTypeDefinition<?> d -> {
        for (Type<?> type : d.getImplements()) {
          assembly.addInterface(type);
        }
        for (FieldDefinition field : d.getFieldDefinitions()) {
          assembly.addField(field, block);
        }
      }
      case UnionTypeDefinition d -> {
        for (Type<?> type : d.getMemberTypes()) {
          assembly.addMember(type);
        }
      }
      case EnumTypeDefinition d -> {
        for (EnumValueDefinition value : d.getEnumValueDefinitions()) {
          assembly.addValue(value);
        }
      }
      case InputObjectTypeDefinition d -> assembly.addInputFields(d.getInputValueDefinitions());
      default -> {
        // a scalar has nothing inside
      }
    }
  }
}
