package io.interlock.testkit;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import graphql.schema.idl.errors.SchemaProblem;
import io.interlock.testkit.data.DataValue;
import io.interlock.testkit.data.SubgraphData;
import io.interlock.testkit.federation.SubgraphSdl;
import io.interlock.testkit.federation.SubgraphSdlException;

/// Binds a subgraph's SDL to its data: every field, type and scalar by the same few rules.
final class StrictWiring implements WiringFactory {
  private final SubgraphSdl sdl;
  private final FieldReader fields;
  private final EntityReader entities;

  private StrictWiring(SubgraphSdl sdl, SubgraphData data) {
    DataValue.Evaluator evaluator = new DataValue.Evaluator();
    this.sdl = sdl;
    this.fields = new FieldReader(data, sdl, evaluator);
    this.entities = new EntityReader(data, sdl.facts(), evaluator);
  }

  /// @throws SubgraphSdlException when the SDL is no valid schema
  static GraphQLSchema executable(SubgraphSdl sdl, SubgraphData data) {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring().wiringFactory(new StrictWiring(sdl, data)).build();
    try {
      return new SchemaGenerator().makeExecutableSchema(sdl.registry(), wiring);
    } catch (SchemaProblem e) {
      throw new SubgraphSdlException("not a valid schema: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean providesScalar(ScalarWiringEnvironment environment) {
    return !ScalarInfo.isGraphqlSpecifiedScalar(environment.getScalarTypeDefinition().getName());
  }

  @Override
  public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
    return JsonScalar.named(environment.getScalarTypeDefinition().getName());
  }

  @Override
  public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
    return true;
  }

  @Override
  public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
    return resolver();
  }

  @Override
  public boolean providesTypeResolver(UnionWiringEnvironment environment) {
    return true;
  }

  @Override
  public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
    return resolver();
  }

  /// An unknown type resolves to null, which graphql-java reports as the field's error.
  @SuppressWarnings("NullAway") // graphql-java takes null for "unknown"
  private static TypeResolver resolver() {
    return environment -> {
      DataPosition position = environment.getObject();
      GraphQLType type = environment.getSchema().getType(position.typename());
      return type instanceof GraphQLObjectType object ? object : null;
    };
  }

  @Override
  public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
    String type = environment.getParentType().getName();
    String field = environment.getFieldDefinition().getName();
    if (type.equals("_Service")) {
      return ignored -> sdl.text();
    }
    if (!type.equals(sdl.queryType())) {
      return fields;
    }
    return switch (field) {
      case "_service" -> ignored -> sdl;
      case "_entities" -> entities;
      default -> fields;
    };
  }
}
