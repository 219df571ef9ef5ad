package io.interlock.supergraph.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.DirectiveDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.FastSchemaGenerator;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.interlock.supergraph.spec.ExecutableLocations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Derives the clients' schema: inaccessible elements and everything of linked features removed.
public final class ApiSchema {
  private static final Set<String> BUILT_IN_DIRECTIVES =
      Set.of("skip", "include", "deprecated", "specifiedBy", "oneOf", "defer", "stream");

  /// graphql-java follows references from type to type on the stack, some 500 bytes each: room for
  /// a chain of 100,000 types. Only what is used is taken from the machine.
  private static final long STACK_BYTES = 64 * 1024 * 1024;

  private final TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
  private final RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();

  private ApiSchema(
      Iterable<TypeDefinition<?>> types, SupergraphDocument document, Set<String> hidden) {
    for (TypeDefinition<?> type : types) {
      registry.add(type);
      wire(type);
    }
    ApiTypes definitions = new ApiTypes(document, hidden);
    for (DirectiveDefinition directive : document.directiveDefinitions()) {
      if (isForClients(directive, document.features())) {
        registry.add(definitions.of(directive));
      }
    }
    registry.add(schemaDefinition(document.roots(), hidden));
  }

  /// The clients' schema of a supergraph, or of an SDL that links nothing and so is one already.
  ///
  /// @throws SupergraphException when it cannot be read
  public static GraphQLSchema read(String sdl) {
    SupergraphDocument document = SupergraphDocument.of(SupergraphDocument.definitions(sdl));
    Set<String> hidden = document.hiddenTypes();
    ApiTypes definitions = new ApiTypes(document, hidden);
    List<TypeDefinition<?>> types = new ArrayList<>();
    for (TypeDefinition<?> type : document.types()) {
      Optional.ofNullable(definitions.of(type)).ifPresent(types::add);
    }
    return building(() -> new ApiSchema(types, document, hidden).validated()).get();
  }

  /// Begins to build the clients' schema of a supergraph that a composer has looked at, so that it
  /// only has to be well-formed.
  ///
  /// @param types those that clients see
  /// @param document its other definitions
  /// @return waits for it; throws {@link SupergraphException}
  static Supplier<GraphQLSchema> building(
      Iterable<TypeDefinition<?>> types, SupergraphDocument document, Set<String> hidden) {
    return building(() -> new ApiSchema(types, document, hidden).trusted());
  }

  private static Supplier<GraphQLSchema> building(Callable<GraphQLSchema> build) {
    FutureTask<GraphQLSchema> schema = new FutureTask<>(build);
    Thread.ofPlatform().name("api-schema").stackSize(STACK_BYTES).start(schema);
    return () -> built(schema);
  }

  private static GraphQLSchema built(FutureTask<GraphQLSchema> schema) {
    try {
      return schema.get();
    } catch (ExecutionException e) {
      throw new SupergraphException(
          SupergraphException.Code.INVALID_GRAPHQL,
          Objects.requireNonNullElse(e.getCause(), e).toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while building the API schema", e);
    }
  }

  private GraphQLSchema validated() {
    return new SchemaGenerator().makeExecutableSchema(registry, wiring.build());
  }

  /// graphql-java validates a schema by going through it nine times, in some rules up to the root
  /// again from each element: 30 s of processor time for 4,000 types with 30,000 fields, where
  /// building takes less than two.
  private GraphQLSchema trusted() {
    return new FastSchemaGenerator()
        .makeExecutableSchema(
            SchemaGenerator.Options.defaultOptions().withValidation(false),
            registry,
            wiring.build());
  }

  /// Abstract types need a type resolver and scalars a coercing, although only introspection is
  /// ever executed.
  private void wire(TypeDefinition<?> type) {
    switch (type) {
      case InterfaceTypeDefinition i -> wireAbstract(i.getName());
      case UnionTypeDefinition u -> wireAbstract(u.getName());
      case ScalarTypeDefinition s ->
          wiring.scalar(
              GraphQLScalarType.newScalar().name(s.getName()).coercing(new AnyValue()).build());
      default -> {}
    }
  }

  private void wireAbstract(String name) {
    wiring.type(
        name,
        t ->
            t.typeResolver(environment -> {
              throw new IllegalStateException("the API schema resolves no data: " + name);
            }));
  }

  private static boolean isForClients(DirectiveDefinition directive, LinkedFeatures features) {
    boolean isExecutable =
        directive.getDirectiveLocations().stream()
            .anyMatch(l -> ExecutableLocations.ALL.contains(l.getName()));
    return isExecutable
        && !features.ownsDirective(directive.getName())
        && !BUILT_IN_DIRECTIVES.contains(directive.getName());
  }

  private static SchemaDefinition schemaDefinition(Map<String, String> roots, Set<String> hidden) {
    List<OperationTypeDefinition> visible = new ArrayList<>();
    roots.forEach((kind, type) -> {
      if (!hidden.contains(type)) {
        visible.add(
            OperationTypeDefinition.newOperationTypeDefinition()
                .name(kind)
                .typeName(new TypeName(type))
                .build());
      }
    });
    return SchemaDefinition.newSchemaDefinition().operationTypeDefinitions(visible).build();
  }

  /// A custom scalar takes every value: the router does not know its rules, the subgraphs do.
  private static final class AnyValue implements Coercing<Object, Object> {
    @Override
    public Object serialize(Object result, GraphQLContext context, Locale locale) {
      return result;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
      return input;
    }

    @Override
    public Object parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      return input;
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
      if (input instanceof Value<?> literal) {
        return literal;
      }
      throw new IllegalStateException("expected a literal as a custom scalar's default: " + input);
    }
  }
}
