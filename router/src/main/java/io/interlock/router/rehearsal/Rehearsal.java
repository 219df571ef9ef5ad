package io.interlock.router.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.interlock.router.http.EventLoops;
import io.interlock.router.http.HttpServer;
import io.interlock.router.http.HttpServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/// A graph of four made-up subgraphs on loopback, and the requests that its clients send: queries
/// over one to four subgraphs, mutations, introspection, mistakes. Nothing leaves the machine.
///
/// One thread plays; {@link #play} and {@link #change} block.
public final class Rehearsal implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final List<String> NAMES = List.of("accounts", "inventory", "products", "reviews");

  /// In one of so many rounds every operation is one that was never sent before. Without their like
  /// the Java machine learns nothing about planning.
  private static final int ROUNDS_PER_NEW_OPERATION = 2;

  private static final String QUERY = "\"query\":\"";

  private final EventLoops loops = EventLoops.start(1);
  private final Map<String, MadeUpSubgraph> subgraphs = new LinkedHashMap<>();
  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> requests = array("requests.json");
  private final List<String> mistakes = array("mistakes.json");

  private Rehearsal() {
    for (String name : NAMES) {
      MadeUpSubgraph subgraph = new MadeUpSubgraph(text(name + ".graphql"));
      subgraphs.put(name, subgraph);
      servers.add(HttpServer.start(HttpServerOptions.at(HOST, 0), loops, subgraph));
    }
  }

  /// The subgraphs answer from now on.
  public static Rehearsal start() {
    return new Rehearsal();
  }

  /// A `gateway.yaml` with the subgraphs.
  public String gatewayYaml() {
    StringBuilder yaml = new StringBuilder("services:\n");
    for (int i = 0; i < NAMES.size(); i++) {
      yaml.append("- name: ").append(NAMES.get(i)).append("\n  url: http://");
      yaml.append(HOST).append(":").append(servers.get(i).port()).append("/graphql\n");
    }
    return yaml.toString();
  }

  /// Has clients send every request, over and over.
  ///
  /// @param router its scheme, host and port
  /// @param rounds how often they send each
  /// @throws IllegalStateException when an answer is not what it should be
  public void play(URI router, int rounds) {
    try (Audience audience = new Audience(router, loops)) {
      for (int round = 0; round < rounds; round++) {
        boolean isNew = round % ROUNDS_PER_NEW_OPERATION == 0;
        audience.ask(isNew ? changed(round) : requests, answer -> !answer.contains("\"errors\""));
        audience.ask(mistakes, answer -> answer.contains("\"errors\""));
      }
      audience.get("/metrics");
      audience.get("/health/ready");
      audience.get("/gateway/health");
    }
  }

  /// Deploys another schema, has the router apply it, and go back.
  ///
  /// @return the supergraph that served in between
  public String change(URI router) {
    MadeUpSubgraph products = Objects.requireNonNull(subgraphs.get("products"));
    products.deploy(
        products.sdl().replace("  minutes: Int\n", "  minutes: Int\n  studio: String\n"));
    try (Audience audience = new Audience(router, loops)) {
      String applied = audience.post("/products/apply");
      if (!applied.contains("ACTIVATED")) {
        throw new IllegalStateException("the rehearsal's change was refused: " + applied);
      }
      audience.ask(requests, answer -> !answer.contains("\"errors\""));
      String supergraph = read(audience.get("/gateway/history/2/supergraph")).path("sdl").asText();
      audience.post("/gateway/rollback");
      audience.ask(requests, answer -> !answer.contains("\"errors\""));
      return supergraph;
    }
  }

  /// The same requests, each with one more field, so that no cache knows them.
  private List<String> changed(int round) {
    String field = "new" + round + ": __typename ";
    return requests.stream().map(body -> withFirst(field, body)).toList();
  }

  private static String withFirst(String field, String body) {
    int at = body.indexOf("{ ", body.indexOf(QUERY)) + 2;
    return body.substring(0, at) + field + body.substring(at);
  }

  @Override
  public void close() {
    servers.forEach(server -> server.close(Duration.ZERO).toCompletableFuture().join());
    loops.close().toCompletableFuture().join();
  }

  private static List<String> array(String file) {
    return StreamSupport.stream(read(text(file)).spliterator(), false)
        .map(JsonNode::toString)
        .toList();
  }

  private static JsonNode read(String json) {
    try {
      return new JsonMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected JSON, got " + json, e);
    }
  }

  private static String text(String file) {
    try (InputStream in = Objects.requireNonNull(Rehearsal.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
