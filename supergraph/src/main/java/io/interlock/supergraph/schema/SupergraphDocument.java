package io.interlock.supergraph.schema;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.BooleanValue;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValue;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.StringValue;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A parsed supergraph document with its link table: the raw material of facts and API schema.
final class SupergraphDocument {
  private static final ParserOptions OPTIONS =
      ParserOptions.newParserOptions()
          .captureIgnoredChars(false)
          .captureLineComments(false)
          .maxCharacters(Integer.MAX_VALUE)
          .maxTokens(Integer.MAX_VALUE)
          .maxWhitespaceTokens(Integer.MAX_VALUE)
          .maxRuleDepth(500)
          .build();

  private final Map<String, TypeDefinition<?>> types = new LinkedHashMap<>();
  private final List<DirectiveDefinition> directives = new ArrayList<>();
  private final List<Directive> schemaDirectives = new ArrayList<>();
  private final Map<String, String> roots = new LinkedHashMap<>();
  private final LinkedFeatures features;

  private SupergraphDocument(List<Definition<?>> definitions) {
    definitions.forEach(this::read);
    if (roots.isEmpty()) {
      addDefaultRoots();
    }
    features = LinkedFeatures.read(schemaDirectives);
  }

  /// Also of a plain schema, which then has neither features nor inaccessible elements.
  static SupergraphDocument of(List<Definition<?>> definitions) {
    return new SupergraphDocument(definitions);
  }

  /// @throws SupergraphException when it is not that of a supergraph
  static SupergraphDocument ofSupergraph(List<Definition<?>> definitions) {
    SupergraphDocument document = new SupergraphDocument(definitions);
    document.features.requireJoin();
    return document;
  }

  /// Parses an SDL.
  ///
  /// @throws SupergraphException when it cannot be parsed
  @SuppressWarnings({"rawtypes", "unchecked"}) // graphql-java's AST lists are raw
  static List<Definition<?>> definitions(String sdl) {
    ParserEnvironment environment =
        ParserEnvironment.newParserEnvironment().document(sdl).parserOptions(OPTIONS).build();
    try {
      return (List) Parser.parse(environment).getDefinitions();
    } catch (InvalidSyntaxException e) {
      throw new SupergraphException(
          SupergraphException.Code.INVALID_GRAPHQL, String.valueOf(e.getMessage()));
    }
  }

  /// Parses one definition.
  ///
  /// @throws SupergraphException when it is none, or more than one
  static Definition<?> definition(String text) {
    List<Definition<?>> found = definitions(text);
    if (found.size() != 1) {
      throw new SupergraphException(
          SupergraphException.Code.INVALID_GRAPHQL,
          "expected one definition, got %d: %s".formatted(found.size(), text));
    }
    return found.getFirst();
  }

  private void read(Definition<?> definition) {
    switch (definition) {
      case SchemaDefinition schema -> {
        schemaDirectives.addAll(schema.getDirectives());
        for (OperationTypeDefinition root : schema.getOperationTypeDefinitions()) {
          roots.put(root.getName(), root.getTypeName().getName());
        }
      }
      case DirectiveDefinition directive -> directives.add(directive);
      case TypeDefinition<?> type -> {
        if (types.put(type.getName(), type) != null) {
          throw definedTwice(type.getName());
        }
      }
      default ->
          throw new SupergraphException(
              SupergraphException.Code.INVALID_GRAPHQL,
              "expected type system definitions in a supergraph, got: "
                  + AstPrinter.printAstCompact(definition));
    }
  }

  static SupergraphException definedTwice(String type) {
    return new SupergraphException(
        SupergraphException.Code.INVALID_GRAPHQL,
        "the supergraph defines the type " + type + " twice");
  }

  private void addDefaultRoots() {
    Map.of("query", "Query", "mutation", "Mutation", "subscription", "Subscription")
        .forEach((kind, name) -> {
          if (types.get(name) instanceof ObjectTypeDefinition) {
            roots.put(kind, name);
          }
        });
  }

  LinkedFeatures features() {
    return features;
  }

  /// All type definitions, feature types included, in document order.
  Iterable<TypeDefinition<?>> types() {
    return types.values();
  }

  Optional<TypeDefinition<?>> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /// The types of the document that clients do not see.
  Set<String> hiddenTypes() {
    Set<String> hidden = new TreeSet<>();
    for (TypeDefinition<?> type : types.values()) {
      if (features.ownsType(type.getName()) || isInaccessible(type)) {
        hidden.add(type.getName());
      }
    }
    return hidden;
  }

  List<DirectiveDefinition> directiveDefinitions() {
    return directives;
  }

  /// Root type names by operation kind (`query`, `mutation`, `subscription`).
  Map<String, String> roots() {
    return roots;
  }

  /// The applications of a feature's directive on an element, in order.
  List<Directive> applications(DirectivesContainer<?> element, String feature, String directive) {
    return features.directiveName(feature, directive).map(element::getDirectives).orElse(List.of());
  }

  boolean isInaccessible(DirectivesContainer<?> element) {
    return !applications(element, "inaccessible", "inaccessible").isEmpty();
  }

  static TypeKind kindOf(TypeDefinition<?> type) {
    return switch (type) {
      case ObjectTypeDefinition o -> TypeKind.OBJECT;
      case InterfaceTypeDefinition i -> TypeKind.INTERFACE;
      case UnionTypeDefinition u -> TypeKind.UNION;
      case EnumTypeDefinition e -> TypeKind.ENUM;
      case InputObjectTypeDefinition i -> TypeKind.INPUT_OBJECT;
      case ScalarTypeDefinition s -> TypeKind.SCALAR;
      default ->
          throw new SupergraphException(
              SupergraphException.Code.INVALID_GRAPHQL, "unknown kind of type: " + type.getName());
    };
  }

  static @Nullable String text(Directive directive, String argument) {
    Argument found = directive.getArgument(argument);
    return switch ((found == null) ? null : found.getValue()) {
      case StringValue s -> s.getValue();
      case EnumValue e -> e.getName();
      case null, default -> null;
    };
  }

  static boolean flag(Directive directive, String argument, boolean otherwise) {
    Argument found = directive.getArgument(argument);
    return (found != null && found.getValue() instanceof BooleanValue b) ? b.isValue() : otherwise;
  }
}
