package io.interlock.benchmarks.load.shop;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.WiringFactory;
import io.interlock.testkit.federation.SubgraphSdl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers GraphQL requests over the shop: as one of the subgraphs, or as the one server that has
/// the whole graph. May be used by many threads.
public final class GraphqlServer {

  /// The subgraphs' names.
  public static final List<String> SUBGRAPHS =
      List.of("accounts", "inventory", "products", "reviews");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  private final String sdl;
  private final GraphQL graphql;

  private GraphqlServer(String sdl, TypeDefinitionRegistry registry, WiringFactory fields) {
    this.sdl = sdl;
    RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(fields).build();
    GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(registry, wiring);
    this.graphql = GraphQL.newGraphQL(schema).build();
  }

  /// The server with the whole graph.
  public static GraphqlServer monolith(Shop shop) {
    String sdl = Shop.text("shop.graphql");
    return new GraphqlServer(sdl, new SchemaParser().parse(sdl), new ShopFields(shop));
  }

  /// @param name one of {@link #SUBGRAPHS}
  public static GraphqlServer subgraph(String name, Shop shop) {
    SubgraphSdl sdl = SubgraphSdl.read(Shop.text(name + ".graphql"));
    return new GraphqlServer(
        sdl.text(), sdl.registry(), new SubgraphFields(name, sdl.text(), shop));
  }

  /// The schema as its author wrote it.
  public String sdl() {
    return sdl;
  }

  /// Executes one request.
  ///
  /// @param request `{"query": …, "variables": …, "operationName": …}`
  /// @return the response as JSON
  public byte[] answer(byte[] request) {
    try {
      Map<String, @Nullable Object> members = JSON.readValue(request, OBJECT);
      return JSON.writeValueAsBytes(graphql.execute(input(members)).toSpecification());
    } catch (IOException e) {
      throw new UncheckedIOException("no request of GraphQL over HTTP", e);
    }
  }

  private static ExecutionInput input(Map<String, @Nullable Object> members) {
    String query = (String) Objects.requireNonNull(members.get("query"), "query");
    ExecutionInput.Builder input = ExecutionInput.newExecutionInput(query);
    if (members.get("operationName") instanceof String name) {
      input.operationName(name);
    }
    if (members.get("variables") instanceof Map<?, ?> variables) {
      @SuppressWarnings("unchecked") // the members of a JSON object
      Map<String, Object> named = (Map<String, Object>) variables;
      input.variables(named);
    }
    return input.build();
  }
}
