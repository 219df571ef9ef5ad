package io.interlock.example.scene;

import java.io.IOException;

/// The router is live before it is ready, and ready when it has composed a schema.
final class StartScene implements Scene {
  @Override
  public int number() {
    return 1;
  }

  @Override
  public String title() {
    return "start: fetch, compose, ready";
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    stage.say("The subgraphs are not up yet.");
    stage.verdict("the router comes up", stage.await(() -> stage.statusOf("/health/live") == 200));
    Answer early = stage.router("GET", "/health/ready");
    stage.verdict("it is not ready: 503", early.status() == 503);
    Answer refused = stage.query("{ topProducts { name } }");
    stage.verdict("clients are told to come back: 503", refused.status() == 503);
    stage.say("Now they are.");
    stage.control("products", "PUT", "/control/listening", "{\"listening\": true}");
    stage.control("reviews", "PUT", "/control/listening", "{\"listening\": true}");
    stage.verdict("it becomes ready", stage.await(() -> stage.statusOf("/health/ready") == 200));
    Answer health = stage.router("GET", "/gateway/health");
    stage.verdict("revision 1 serves", health.number("/revision") == 1);
    Answer data = stage.query("{ topProducts { upc name reviews { body rating } } }");
    stage.verdict(
        "one answer comes from both subgraphs",
        data.text("/data/topProducts/0/name").equals("Table")
            && data.text("/data/topProducts/0/reviews/0/body").equals("Love it!")
            && !data.hasErrors());
  }
}
