package io.interlock.example.scene;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Clients that ask the same question all the time and check each answer for traces of two schemas.
final class Load implements AutoCloseable {
  private static final String QUERY =
      "{ __type(name: \"Review\") { description } topProducts { upc label } }";

  private final Stage stage;
  private final List<Thread> clients = new ArrayList<>();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger fromA = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger mixed = new AtomicInteger();
  private final AtomicReference<String> firstBad = new AtomicReference<>("");

  private Load(Stage stage) {
    this.stage = stage;
  }

  static Load start(Stage stage, int clients) {
    Load load = new Load(stage);
    for (int i = 0; i < clients; i++) {
      load.clients.add(Thread.ofVirtual().start(load::run));
    }
    return load;
  }

  private void run() {
    while (!isOver.get()) {
      try {
        judge(stage.quietQuery(QUERY));
      } catch (IOException e) {
        failed.incrementAndGet();
        firstBad.compareAndSet("", e.toString());
      }
    }
  }

  private void judge(Answer answer) {
    answers.incrementAndGet();
    JsonNode products = answer.json().at("/data/topProducts");
    if (answer.status() != 200 || answer.hasErrors() || products.size() != 3) {
      failed.incrementAndGet();
      firstBad.compareAndSet("", answer.status() + " " + answer.body());
      return;
    }
    boolean isA = answer.text("/data/__type/description").equals("schema A");
    if (isA) {
      fromA.incrementAndGet();
    }
    for (JsonNode product : products) {
      if (product.path("label").asText().endsWith("from products") != isA) {
        mixed.incrementAndGet();
        firstBad.compareAndSet("", answer.body());
        return;
      }
    }
  }

  int answers() {
    return answers.get();
  }

  /// How many answers came from schema A; the others came from B.
  int fromA() {
    return fromA.get();
  }

  int failed() {
    return failed.get();
  }

  int mixed() {
    return mixed.get();
  }

  /// The first answer that was wrong; empty when none was.
  String firstBad() {
    return firstBad.get();
  }

  /// Lets every client finish its request.
  @Override
  public void close() {
    isOver.set(true);
    for (Thread client : clients) {
      try {
        client.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
