package io.interlock.example.scene;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Twenty applies under load, with one long request in flight. Schemas A and B differ in who
/// answers `Product.label`: `products`, or `reviews`, which overrides it.
final class LoadScene implements Scene {
  private static final int CLIENTS = 50;
  private static final int APPLIES = 20;
  private static final String SLOW = "{ latestReviews(first: 1) { product { slowReport } } }";

  @Override
  public int number() {
    return 11;
  }

  @Override
  public String title() {
    return "20 applies under the load of 50 clients, with a request of 5 s in flight";
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    String base = SdlEdit.addField(stage.sdl("reviews"), "Product", "slowReport: String");
    String schemaA = schemaA(base);
    String schemaB = schemaB(base);
    stage.deploy("reviews", schemaA);
    Answer first = stage.router("POST", "/reviews/apply");
    stage.verdict("schema A is active", isActivated(first));
    stage.control(
        "reviews", "PUT", "/control/delay", "{\"ms\": 5000, \"onlyWith\": \"slowReport\"}");
    CompletableFuture<Answer> slow = CompletableFuture.supplyAsync(() -> ask(stage, SLOW));
    stage.deploy("reviews", schemaB);
    boolean isFirstActive = isActivated(stage.quietRouter("POST", "/reviews/apply"));
    boolean wasInFlight = !slow.isDone();
    Duration longest = Duration.ZERO;
    int activated = isFirstActive ? 1 : 0;
    Load load = Load.start(stage, CLIENTS);
    try (load) {
      for (int i = 1; i < APPLIES; i++) {
        stage.deploy("reviews", i % 2 == 0 ? schemaB : schemaA);
        Answer apply = stage.quietRouter("POST", "/reviews/apply");
        activated += isActivated(apply) ? 1 : 0;
        longest = apply.took().compareTo(longest) > 0 ? apply.took() : longest;
      }
      stage.router("GET", "/gateway/engines");
    }
    stage.control("reviews", "PUT", "/control/delay", "{\"ms\": 0}");
    stage.say(
        "%d answers, %d of them from schema A; the longest apply under load took %d ms"
            .formatted(load.answers(), load.fromA(), longest.toMillis()));
    stage.verdict("all " + APPLIES + " applies were activated", activated == APPLIES);
    stage.verdict("the first did not wait for the long request", isFirstActive && wasInFlight);
    stage.verdict("both schemas were seen", load.fromA() > 0 && load.fromA() < load.answers());
    stage.verdict("0 failed " + load.firstBad(), load.failed() == 0);
    stage.verdict("0 mixed " + load.firstBad(), load.mixed() == 0);
    Answer slowAnswer = slow.join();
    stage.verdict(
        "the long request finished: " + slowAnswer.body(),
        !slowAnswer.hasErrors()
            && slowAnswer.text("/data/latestReviews/0/product/slowReport").contains("slowReport"));
  }

  private static boolean isActivated(Answer apply) {
    return apply.text("/status").equals("ACTIVATED");
  }

  private static String schemaA(String base) {
    String described = SdlEdit.replace(base, "What a customer thinks.", "schema A");
    String external = SdlEdit.addField(described, "Product", "label: String @external");
    String using =
        SdlEdit.addField(external, "Product", "slug: String @requires(fields: \"label\")");
    return SdlEdit.replace(using, "\"@shareable\"", "\"@shareable\", \"@external\", \"@requires\"");
  }

  private static String schemaB(String base) {
    String described = SdlEdit.replace(base, "What a customer thinks.", "schema B");
    String overriding =
        SdlEdit.addField(described, "Product", "label: String @override(from: \"products\")");
    String using = SdlEdit.addField(overriding, "Product", "slug: String");
    return SdlEdit.replace(using, "\"@shareable\"", "\"@shareable\", \"@override\"");
  }

  private static Answer ask(Stage stage, String query) {
    try {
      return stage.quietQuery(query);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
