package io.interlock.supergraph.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NullValue;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.Type;
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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Derives the clients' schema: inaccessible elements and everything of linked features removed.
public final class ApiSchema {
  private static final Set<String> KEPT_DIRECTIVES = Set.of("deprecated", "specifiedBy", "oneOf");
  private static final Set<String> BUILT_IN_DIRECTIVES =
      Set.of("skip", "include", "deprecated", "specifiedBy", "oneOf", "defer", "stream");

  /// graphql-java follows references from type to type on the stack, some 500 bytes each: room for
  /// a chain of 100,000 types. Only what is used is taken from the machine.
  private static final long STACK_BYTES = 64 * 1024 * 1024;

  private final SupergraphDocument document;
  private final TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
  private final RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();

  private final boolean isComposed;

  private ApiSchema(SupergraphDocument document, boolean isComposed) {
    this.document = document;
    this.isComposed = isComposed;
  }

  /// The clients' schema of a supergraph, or of an SDL that links nothing and so is one already.
  ///
  /// @throws SupergraphException when it cannot be read
  public static GraphQLSchema read(String sdl) {
    return of(SupergraphDocument.parseWithOrWithoutLinks(sdl), false);
  }

  /// @param isComposed whether a composer has looked at it, so that it only has to be well-formed
  static GraphQLSchema of(SupergraphDocument document, boolean isComposed) {
    FutureTask<GraphQLSchema> schema = new FutureTask<>(new ApiSchema(document, isComposed)::build);
    try {
      Thread.ofPlatform().name("api-schema").stackSize(STACK_BYTES).start(schema).join();
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

  private GraphQLSchema build() {
    for (TypeDefinition<?> type : document.types()) {
      if (isInApi(type)) {
        registry.add(apiType(type));
        wire(type);
      }
    }
    document.directiveDefinitions().forEach(this::addDirective);
    registry.add(schemaDefinition());
    return isComposed
        ? trusted()
        : new SchemaGenerator().makeExecutableSchema(registry, wiring.build());
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

  private boolean isInApi(TypeDefinition<?> type) {
    return !document.features().ownsType(type.getName()) && !document.isInaccessible(type);
  }

  private boolean isInApi(String type) {
    return document.type(type).map(this::isInApi).orElse(true);
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

  private void addDirective(DirectiveDefinition directive) {
    boolean isExecutable =
        directive.getDirectiveLocations().stream()
            .anyMatch(l -> ExecutableLocations.ALL.contains(l.getName()));
    if (isExecutable
        && !document.features().ownsDirective(directive.getName())
        && !BUILT_IN_DIRECTIVES.contains(directive.getName())) {
      registry.add(
          directive.transform(
              b -> b.inputValueDefinitions(inputs(directive.getInputValueDefinitions()))));
    }
  }

  private SchemaDefinition schemaDefinition() {
    List<OperationTypeDefinition> roots = new ArrayList<>();
    document
        .roots()
        .forEach((kind, type) -> {
          if (isInApi(type)) {
            roots.add(
                OperationTypeDefinition.newOperationTypeDefinition()
                    .name(kind)
                    .typeName(new TypeName(type))
                    .build());
          }
        });
    return SchemaDefinition.newSchemaDefinition().operationTypeDefinitions(roots).build();
  }

  private TypeDefinition<?> apiType(TypeDefinition<?> type) {
    return switch (type) {
      case ObjectTypeDefinition o ->
          o.transform(b ->
              b.directives(kept(o))
                  .implementz(visible(o.getImplements()))
                  .fieldDefinitions(fields(o.getFieldDefinitions())));
      case InterfaceTypeDefinition i ->
          i.transform(b ->
              b.directives(kept(i))
                  .implementz(visible(i.getImplements()))
                  .definitions(fields(i.getFieldDefinitions())));
      case UnionTypeDefinition u ->
          u.transform(b -> b.directives(kept(u)).memberTypes(visible(u.getMemberTypes())));
      case EnumTypeDefinition e ->
          e.transform(b ->
              b.directives(kept(e))
                  .enumValueDefinitions(
                      e.getEnumValueDefinitions().stream()
                          .filter(v -> !document.isInaccessible(v))
                          .map(v -> v.transform(x -> x.directives(kept(v))))
                          .toList()));
      case InputObjectTypeDefinition i ->
          i.transform(b ->
              b.directives(kept(i)).inputValueDefinitions(inputs(i.getInputValueDefinitions())));
      case ScalarTypeDefinition s -> s.transform(b -> b.directives(kept(s)));
      default -> type;
    };
  }

  private List<FieldDefinition> fields(List<FieldDefinition> fields) {
    return fields.stream()
        .filter(f -> !document.isInaccessible(f))
        .map(f ->
            f.transform(b ->
                b.directives(kept(f)).inputValueDefinitions(inputs(f.getInputValueDefinitions()))))
        .toList();
  }

  private List<InputValueDefinition> inputs(List<InputValueDefinition> values) {
    return values.stream()
        .filter(v -> !document.isInaccessible(v))
        .map(v -> v.transform(b -> b.directives(kept(v))))
        .toList();
  }

  private static List<Directive> kept(DirectivesContainer<?> element) {
    return element.getDirectives().stream()
        .filter(d -> KEPT_DIRECTIVES.contains(d.getName()))
        .map(ApiSchema::withoutNulls)
        .toList();
  }

  /// Composers let `@deprecated(reason: null)` pass, which is no valid GraphQL.
  private static Directive withoutNulls(Directive directive) {
    return directive.transform(b ->
        b.arguments(
            directive.getArguments().stream()
                .filter(argument -> !(argument.getValue() instanceof NullValue))
                .toList()));
  }

  @SuppressWarnings("rawtypes") // graphql-java's AST lists are raw
  private List<Type> visible(List<Type> types) {
    return types.stream().filter(t -> isInApi(((TypeName) t).getName())).toList();
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
