package io.interlock.router.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.interlock.router.config.SupergraphFile.SchemaSource;
import io.interlock.router.config.SupergraphFile.Subgraph;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupergraphFileLoaderTest {

  private static final ConfigContext EMPTY = new ConfigContext(Map.of(), false);

  @TempDir Path folder;

  @Test
  void readsEveryWayToNameAnSdl() throws IOException {
    Path file =
        write(
            """
            federation_version: =2.9.0
            subgraphs:
              products:
                routing_url: http://localhost:4001/
                schema:
                  file: ./sdl/products.graphql
              reviews:
                schema:
                  subgraph_url: http://localhost:4002/graphql
                  introspection_headers: { authorization: secret }
              inline:
                routing_url: http://localhost:4003/
                schema:
                  sdl: |
                    type Query { a: Int }
            """);

    assertThat(SupergraphFileLoader.isOne(file)).isTrue();
    assertThat(SupergraphFileLoader.load(file, EMPTY))
        .isInstanceOfSatisfying(
            SupergraphFileOutcome.Loaded.class,
            loaded ->
                assertThat(loaded.file().subgraphs())
                    .containsExactly(
                        new Subgraph(
                            "products",
                            "http://localhost:4001/",
                            new SchemaSource.File(folder.resolve("./sdl/products.graphql"))),
                        new Subgraph(
                            "reviews",
                            "http://localhost:4002/graphql",
                            new SchemaSource.Running(
                                URI.create("http://localhost:4002/graphql"),
                                Map.of("authorization", "secret"))),
                        new Subgraph(
                            "inline",
                            "http://localhost:4003/",
                            new SchemaSource.Inline("type Query { a: Int }\n"))));
  }

  @Test
  void collectsEveryFault() throws IOException {
    Path file =
        write(
            """
            subgraphs:
              products:
                routing_uri: http://localhost:4001/
                schema: { file: a.graphql, sdl: "type Query { a: Int }" }
              reviews:
                routing_url: http://localhost:4002/
            """);

    assertThat(SupergraphFileLoader.load(file, EMPTY))
        .isInstanceOfSatisfying(
            SupergraphFileOutcome.Invalid.class,
            invalid ->
                assertThat(invalid.faults())
                    .extracting(ConfigFault::keyPath, ConfigFault::message)
                    .containsExactlyInAnyOrder(
                        tuple(
                            "subgraphs.reviews.schema",
                            "expected one of file, subgraph_url, sdl, got none"),
                        tuple(
                            "subgraphs.products.routing_uri",
                            "unknown key; did you mean 'routing_url'?"),
                        tuple(
                            "subgraphs.products.schema",
                            "expected one of file, subgraph_url, sdl, got 2")));
  }

  @Test
  void tellsItFromAGatewayFile() throws IOException {
    assertThat(SupergraphFileLoader.isOne(write("services: []\n"))).isFalse();
    assertThat(SupergraphFileLoader.isOne(folder.resolve("none.yaml"))).isFalse();
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("supergraph.yaml"), yaml);
  }
}
