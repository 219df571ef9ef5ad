package io.interlock.benchmarks.load.shop;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The shop's fields as a subgraph has them: with `_service` and `_entities`.
final class SubgraphFields implements WiringFactory {

  private final String subgraph;
  private final String sdl;
  private final Shop shop;
  private final ShopFields fields;

  SubgraphFields(String subgraph, String sdl, Shop shop) {
    this.subgraph = subgraph;
    this.sdl = sdl;
    this.shop = shop;
    this.fields = new ShopFields(shop);
  }

  @Override
  public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
    if (environment.getParentType().getName().equals("_Service")) {
      return asked -> sdl;
    }
    return switch (environment.getFieldDefinition().getName()) {
      case "_service" -> asked -> sdl;
      case "_entities" -> this::entities;
      default -> fields.getDefaultDataFetcher(environment);
    };
  }

  private List<@Nullable Object> entities(DataFetchingEnvironment asked) {
    List<Map<String, Object>> representations =
        Objects.requireNonNull(asked.getArgument("representations"));
    List<@Nullable Object> entities = new ArrayList<>();
    for (Map<String, Object> representation : representations) {
      entities.add(entity(representation));
    }
    return entities;
  }

  private @Nullable Object entity(Map<String, Object> representation) {
    return switch (text(representation, "__typename")) {
      case "User" -> shop.user(text(representation, "id"));
      case "Product" -> product(representation);
      case "Review" -> shop.review(text(representation, "id"));
      default -> throw new IllegalArgumentException("no entity is like " + representation);
    };
  }

  /// Price and weight are not the inventory's own: a router that does not bring them gets no
  /// shipping estimate.
  private Shop.@Nullable Product product(Map<String, Object> representation) {
    Shop.Product product = shop.product(text(representation, "upc"));
    if (product == null || !subgraph.equals("inventory")) {
      return product;
    }
    return product.withPriceAndWeight(
        (Integer) representation.get("price"), (Integer) representation.get("weight"));
  }

  private static String text(Map<String, Object> representation, String field) {
    return (String)
        Objects.requireNonNull(
            representation.get(field), () -> field + " is missing in " + representation);
  }

  @Override
  public boolean providesTypeResolver(UnionWiringEnvironment environment) {
    return true;
  }

  /// The shop's records are named like their types.
  @Override
  public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
    return asked -> {
      Object entity = Objects.requireNonNull(asked.getObject());
      return (GraphQLObjectType)
          Objects.requireNonNull(asked.getSchema().getType(entity.getClass().getSimpleName()));
    };
  }

  @Override
  public boolean providesScalar(ScalarWiringEnvironment environment) {
    return !ScalarInfo.isGraphqlSpecifiedScalar(environment.getScalarTypeDefinition().getName());
  }

  @Override
  public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
    return UncheckedScalar.named(environment.getScalarTypeDefinition().getName());
  }
}
