package io.interlock.example.subgraph;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers any field of any SDL: from the catalogue where it has a value, else with a value that
/// names the field and the subgraph. So an SDL with a new field has data at once.
final class CatalogueFetcher implements DataFetcher<@Nullable Object> {
  private final String subgraph;

  CatalogueFetcher(String subgraph) {
    this.subgraph = subgraph;
  }

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    GraphQLOutputType type = environment.getFieldType();
    GraphQLNamedType named = GraphQLTypeUtil.unwrapAllAs(type);
    boolean isList = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
    Catalogue.@Nullable Row parent = environment.getSource();
    if (named instanceof GraphQLCompositeType) {
      List<Catalogue.Row> rows = rows(environment, parent, named.getName());
      return isList ? rows : rows.stream().findFirst().orElse(null);
    }
    Object value = scalar(environment.getField().getName(), parent, named);
    return isList ? List.of(value) : value;
  }

  private static List<Catalogue.Row> rows(
      DataFetchingEnvironment environment, Catalogue.@Nullable Row parent, String type) {
    if (parent != null) {
      return Catalogue.linked(parent, type);
    }
    Map<String, Object> arguments = environment.getArguments();
    Object first = arguments.get("first");
    if (first instanceof Integer n) {
      return Catalogue.all(type).stream().limit(n).toList();
    }
    return Catalogue.all(type).stream()
        .filter(row -> row.values().entrySet().containsAll(arguments.entrySet()))
        .toList();
  }

  private Object scalar(String field, Catalogue.@Nullable Row parent, GraphQLNamedType type) {
    Object known = parent == null ? null : parent.value(field);
    if (known != null) {
      return type.getName().equals("String") ? known.toString() : known;
    }
    if (type instanceof GraphQLEnumType anyOf) {
      return anyOf.getValues().getFirst().getName();
    }
    return switch (type.getName()) {
      case "Int" -> field.length();
      case "Float" -> field.length() / 2.0;
      case "Boolean" -> true;
      default -> field + " of " + describe(parent) + ", from " + subgraph;
    };
  }

  private static String describe(Catalogue.@Nullable Row row) {
    if (row == null) {
      return "the shop";
    }
    Object name = row.value("name");
    return name != null ? name.toString() : row.type() + " " + row.value("id");
  }
}
