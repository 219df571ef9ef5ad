package io.interlock.testkit.federation;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.InterfaceTypeExtensionDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.SDLDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One subgraph's SDL, completed: federation's definitions supplied under the names of the `@link`,
/// types that are only extended made into definitions, `_service` and `_entities` added.
///
/// @param text as the author wrote it; what `_service { sdl }` answers
/// @param registry all definitions, ready for graphql-java's schema generator
/// @param queryType the name of the query root
/// @param mutationType the name of the mutation root; empty when there is none
/// @param subscriptionType likewise
@SuppressWarnings("rawtypes") // graphql-java's documents are lists of raw definitions
public record SubgraphSdl(
    String text,
    TypeDefinitionRegistry registry,
    FederationFacts facts,
    String queryType,
    String mutationType,
    String subscriptionType) {

  private static final Set<String> OWN_TYPES = Set.of("_Service", "_Any", "_Entity");
  private static final Set<String> OWN_FIELDS = Set.of("_service", "_entities");

  /// @throws SubgraphSdlException when a subgraph's server would not start with this SDL
  public static SubgraphSdl read(String sdl) {
    Document document = parse(sdl);
    List<Directive> schemaDirectives = new ArrayList<>();
    Map<String, String> roots = new LinkedHashMap<>();
    for (SchemaDefinition schema : document.getDefinitionsOfType(SchemaDefinition.class)) {
      schemaDirectives.addAll(schema.getDirectives());
      for (OperationTypeDefinition root : schema.getOperationTypeDefinitions()) {
        roots.put(root.getName(), root.getTypeName().getName());
      }
    }
    FederationNames names = FederationNames.read(schemaDirectives);
    FederationFacts facts = FactsReader.read(names, document);
    String query = roots.getOrDefault("query", "Query");
    List<Definition> definitions = completed(document, names, query);
    addEntities(definitions, facts, query);
    String mutation = root(definitions, roots, "mutation", "Mutation");
    String subscription = root(definitions, roots, "subscription", "Subscription");
    definitions.add(schema(query, mutation, subscription));
    Document complete = Document.newDocument().definitions(definitions).build();
    return new SubgraphSdl(sdl, registry(complete), facts, query, mutation, subscription);
  }

  private static TypeDefinitionRegistry registry(Document document) {
    try {
      return new SchemaParser().buildRegistry(document);
    } catch (graphql.schema.idl.errors.SchemaProblem e) {
      throw new SubgraphSdlException("not a schema: " + e.getMessage(), e);
    }
  }

  private static Document parse(String sdl) {
    try {
      return new Parser()
          .parseDocument(
              ParserEnvironment.newParserEnvironment()
                  .document(sdl)
                  .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                  .build());
    } catch (InvalidSyntaxException e) {
      throw new SubgraphSdlException("not an SDL: " + e.getMessage(), e);
    }
  }

  /// The author's definitions without schema blocks and without what federation itself adds, then
  /// federation's directives and scalars unless the author defines them.
  private static List<Definition> completed(
      Document document, FederationNames names, String query) {
    List<Definition> definitions = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    Set<String> defined = new HashSet<>();
    for (Definition<?> definition : document.getDefinitions()) {
      if (definition instanceof SchemaDefinition || isOwn(definition)) {
        continue;
      }
      Definition<?> kept = withoutOwnFields(definition, query);
      if (kept instanceof DirectiveDefinition directive) {
        defined.add("@" + directive.getName());
      }
      if (kept instanceof TypeDefinition<?> type && !isExtension(kept)) {
        defined.add(type.getName());
      }
      definitions.add(kept);
    }
    for (int i = 0; i < definitions.size(); i++) {
      if (isExtension(definitions.get(i))
          && definitions.get(i) instanceof TypeDefinition<?> extension
          && !defined.contains(extension.getName())
          && places.putIfAbsent(extension.getName(), i) == null) {
        definitions.set(i, asDefinition(extension));
      }
    }
    for (Definition<?> definition : parse(FederationDefinitions.print(names)).getDefinitions()) {
      if (!isDefined(definition, defined)) {
        definitions.add(definition);
      }
    }
    return definitions;
  }

  private static boolean isDefined(Definition<?> definition, Set<String> defined) {
    return switch (definition) {
      case DirectiveDefinition directive -> defined.contains("@" + directive.getName());
      case ScalarTypeDefinition scalar -> defined.contains(scalar.getName());
      default -> false;
    };
  }

  private static boolean isOwn(Definition<?> definition) {
    return definition instanceof TypeDefinition<?> type && OWN_TYPES.contains(type.getName());
  }

  /// Federation 1 servers often print `_service` and `_entities` too.
  private static Definition<?> withoutOwnFields(Definition<?> definition, String query) {
    if (!(definition instanceof ObjectTypeDefinition type) || !type.getName().equals(query)) {
      return definition;
    }
    List<FieldDefinition> fields =
        type.getFieldDefinitions().stream().filter(f -> !OWN_FIELDS.contains(f.getName())).toList();
    return type instanceof ObjectTypeExtensionDefinition extension
        ? extension.transformExtension(builder -> builder.fieldDefinitions(fields))
        : type.transform(builder -> builder.fieldDefinitions(fields));
  }

  private static boolean isExtension(Definition<?> definition) {
    return definition instanceof SDLDefinition<?>
        && definition.getClass().getSimpleName().endsWith("ExtensionDefinition");
  }

  private static Definition<?> asDefinition(TypeDefinition<?> extension) {
    return switch (extension) {
      case ObjectTypeExtensionDefinition object ->
          ObjectTypeDefinition.newObjectTypeDefinition()
              .name(object.getName())
              .implementz(object.getImplements())
              .directives(object.getDirectives())
              .fieldDefinitions(object.getFieldDefinitions())
              .build();
      case InterfaceTypeExtensionDefinition type ->
          InterfaceTypeDefinition.newInterfaceTypeDefinition()
              .name(type.getName())
              .implementz(type.getImplements())
              .directives(type.getDirectives())
              .definitions(type.getFieldDefinitions())
              .build();
      case graphql.language.UnionTypeExtensionDefinition union ->
          graphql.language.UnionTypeDefinition.newUnionTypeDefinition()
              .name(union.getName())
              .directives(union.getDirectives())
              .memberTypes(union.getMemberTypes())
              .build();
      default ->
          throw new SubgraphSdlException(
              "`extend` of " + extension.getName() + ", which is defined nowhere");
    };
  }

  private static void addEntities(
      List<Definition> definitions, FederationFacts facts, String query) {
    Set<String> entities = new TreeSet<>();
    boolean hasQuery = false;
    for (Definition<?> definition : definitions) {
      if (definition instanceof ObjectTypeDefinition type) {
        hasQuery |= type.getName().equals(query);
        if (!facts.keysOf(type.getName()).isEmpty()) {
          entities.add(type.getName());
        }
      }
    }
    StringBuilder sdl = new StringBuilder("scalar _Any type _Service { sdl: String! } ");
    if (!entities.isEmpty()) {
      sdl.append("union _Entity = ").append(String.join(" | ", entities)).append(' ');
    }
    sdl.append(hasQuery ? "extend type " : "type ").append(query).append(" { _service: _Service! ");
    if (!entities.isEmpty()) {
      sdl.append("_entities(representations: [_Any!]!): [_Entity]! ");
    }
    definitions.addAll(parse(sdl.append('}').toString()).getDefinitions());
  }

  private static String root(
      List<Definition> definitions, Map<String, String> roots, String operation, String usual) {
    String named = roots.get(operation);
    if (named != null) {
      return named;
    }
    return definitions.stream()
            .anyMatch(d -> d instanceof ObjectTypeDefinition type && type.getName().equals(usual))
        ? usual
        : "";
  }

  private static SchemaDefinition schema(String query, String mutation, String subscription) {
    SchemaDefinition.Builder schema = SchemaDefinition.newSchemaDefinition();
    Map<String, String> roots = new LinkedHashMap<>();
    roots.put("query", query);
    roots.put("mutation", mutation);
    roots.put("subscription", subscription);
    roots.forEach((operation, type) -> {
      if (!type.isEmpty()) {
        schema.operationTypeDefinition(
            OperationTypeDefinition.newOperationTypeDefinition()
                .name(operation)
                .typeName(new TypeName(type))
                .build());
      }
    });
    return schema.build();
  }
}
