package io.interlock.example.scene;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.interlock.example.subgraph.Subgraph;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Where scenes play: subgraphs, router, and the printed protocol. Used by one thread.
final class Stage implements AutoCloseable {
  /// Time for a cold JVM on a busy machine.
  private static final int SECONDS_TO_WAIT = 90;

  private static final int MILLISECONDS_BETWEEN_LOOKS = 50;
  private static final int LINES_OF_LOG = 40;

  private final Http http = new Http();
  private final PrintStream out;
  private final Subgraph products;
  private final Subgraph reviews;
  private final Router router;
  private final List<String> broken = new ArrayList<>();

  Stage(Options options, PrintStream out) throws IOException {
    this.out = out;
    this.products =
        Subgraph.start(
            "products",
            "127.0.0.1",
            options.port("products-port"),
            options.port("products-control-port"));
    this.reviews =
        Subgraph.start(
            "reviews",
            "127.0.0.1",
            options.port("reviews-port"),
            options.port("reviews-control-port"));
    // Nobody home at first, so that scene 1 sees the router wait.
    control("products", "PUT", "/control/listening", "{\"listening\": false}");
    control("reviews", "PUT", "/control/listening", "{\"listening\": false}");
    this.router = Router.start(options, List.of(products, reviews));
  }

  /// Prints a sentence of the plot.
  void say(String sentence) {
    out.println("  " + sentence);
  }

  void title(Scene scene) {
    out.printf("%n== Scene %d: %s%n", scene.number(), scene.title());
  }

  /// Sends a client's query and prints both.
  Answer query(String query) throws IOException {
    out.println("  -> POST /graphql  " + query);
    Answer answer = quietQuery(query);
    print(answer);
    return answer;
  }

  /// Sends a client's query and prints nothing.
  Answer quietQuery(String query) throws IOException {
    return http.call(
        "POST", router.uri("/graphql"), Http.MAPPER.writeValueAsString(Map.of("query", query)));
  }

  /// Calls the router and prints both.
  Answer router(String method, String path, String body) throws IOException {
    out.println("  -> " + method + " " + path + (body.isEmpty() ? "" : "  " + body));
    Answer answer = http.call(method, router.uri(path), body);
    print(answer);
    return answer;
  }

  Answer router(String method, String path) throws IOException {
    return router(method, path, "");
  }

  /// Asks whether a subgraph could have another SDL, which is not printed, and prints the answer.
  Answer check(String subgraph, String sdl) throws IOException {
    String path = "/" + subgraph + "/apply";
    out.println("  -> POST " + path + "  {\"dryRun\": true, \"sdl\": …}");
    String body = Http.MAPPER.writeValueAsString(Map.of("dryRun", true, "sdl", sdl));
    Answer answer = http.call("POST", router.uri(path), body);
    print(answer);
    return answer;
  }

  /// Calls the router and prints nothing.
  Answer quietRouter(String method, String path) throws IOException {
    return http.call(method, router.uri(path), "");
  }

  /// Ends the router and starts it again, with the store that it has left behind.
  void restartRouter() throws IOException {
    router.restart();
  }

  /// Calls a subgraph's control port.
  void control(String subgraph, String method, String path, String body) throws IOException {
    int port = (subgraph.equals("products") ? products : reviews).controlPort();
    Answer answer = http.call(method, URI.create("http://127.0.0.1:" + port + path), body);
    if (answer.status() != 200) {
      throw new IOException("%s %s: %s".formatted(method, path, answer.body()));
    }
  }

  /// Has a subgraph serve another SDL, as a deployment would.
  void deploy(String subgraph, String sdl) throws IOException {
    control(subgraph, "PUT", "/control/sdl", sdl);
  }

  String sdl(String subgraph) {
    return (subgraph.equals("products") ? products : reviews).sdl();
  }

  /// Judges, prints the verdict and remembers it.
  void verdict(String claim, boolean holds) {
    out.println((holds ? "  [ok] " : "  [NO] ") + claim);
    if (!holds) {
      broken.add(claim);
    }
  }

  /// Waits until it holds or it took too long.
  boolean await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_WAIT);
    while (System.nanoTime() < deadline && router.isAlive()) {
      if (condition.getAsBoolean()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
    }
    return false;
  }

  /// The status of a call, or 0 when there is no answer.
  int statusOf(String path) {
    try {
      return quietRouter("GET", path).status();
    } catch (IOException e) {
      return 0;
    }
  }

  /// `SERVING`, `DEGRADED` and so on; empty when there is no answer.
  String stateOfRouter() {
    try {
      return quietRouter("GET", "/gateway/health").text("/status");
    } catch (IOException e) {
      return "";
    }
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  String endOfRouterLog() throws IOException {
    List<String> lines = router.log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
  }

  private void print(Answer answer) throws JsonProcessingException {
    String body =
        answer.json().isContainerNode()
            ? Http.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer.json())
            : answer.body();
    out.println("  <- " + answer.status());
    body.lines().forEach(line -> out.println("     " + line));
  }

  @Override
  public void close() throws IOException {
    router.close();
    products.close();
    reviews.close();
    http.close();
  }
}
