package io.interlock.example.subgraph;

import com.apollographql.federation.graphqljava.Federation;
import com.apollographql.federation.graphqljava._Entity;
import graphql.GraphQL;
import graphql.TypeResolutionEnvironment;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.WiringFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes an SDL executable over the catalogue.
final class SubgraphSchema {
  private SubgraphSchema() {}

  /// @throws RuntimeException of graphql-java or federation-jvm when the SDL is not valid
  static GraphQL executable(String subgraph, String sdl) {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .wiringFactory(
                new WiringFactory() {
                  @Override
                  public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment field) {
                    return new CatalogueFetcher(subgraph);
                  }
                })
            .build();
    return GraphQL.newGraphQL(
            Federation.transform(sdl, wiring)
                .fetchEntities(SubgraphSchema::entities)
                .resolveEntityType(SubgraphSchema::typeOf)
                .build())
        .build();
  }

  private static List<Catalogue.@Nullable Row> entities(DataFetchingEnvironment environment) {
    List<Map<String, Object>> representations =
        environment.getArgumentOrDefault(_Entity.argumentName, List.of());
    List<Catalogue.@Nullable Row> rows = new ArrayList<>();
    for (Map<String, Object> representation : representations) {
      String type = String.valueOf(representation.get("__typename"));
      Object key = representation.get(type.equals("Review") ? "id" : "upc");
      rows.add(
          key == null
              ? null
              : Catalogue.find(type, Map.of(type.equals("Review") ? "id" : "upc", key)));
    }
    return rows;
  }

  @SuppressWarnings("NullAway") // graphql-java takes null for "unknown"
  private static GraphQLObjectType typeOf(TypeResolutionEnvironment environment) {
    Catalogue.Row row = environment.getObject();
    return environment.getSchema().getObjectType(row.type());
  }
}
