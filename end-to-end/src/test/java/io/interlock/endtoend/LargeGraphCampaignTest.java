package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// How long a schema change takes on a graph of `-Dcampaign.graph=FOLDER`, and how long the way
/// back while one is composed, and to an older revision. Without a folder on a small graph, where
/// only the answers are looked at.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LargeGraphCampaignTest {
  private static final int WARM_UPS = Campaign.size("warmUps", 2, 25);
  private static final int APPLIES = Campaign.size("applies", 3, 25);
  private static final int ROLLBACKS = Campaign.size("rollbacks", 3, 15);
  private static final int FURTHER_BACK = 5;
  private static final int OPERATIONS = Campaign.size("operations", 12, 200);

  private final LargeGraph graph = graph();
  private final Router router = Router.servingLarge(graph.config());
  private final Campaign report = new Campaign("large");

  private static LargeGraph graph() {
    String folder = System.getProperty("campaign.graph");
    return folder == null ? LargeGraph.ring() : LargeGraph.of(Path.of(folder));
  }

  @AfterAll
  void close() {
    report.write();
    router.close();
    graph.close();
  }

  @Test
  @Order(1) // warms the router
  void appliesOneFieldAfterTheOther() {
    List<String> operations = graph.operations();
    operations.subList(0, Math.min(OPERATIONS, operations.size())).forEach(router::query);
    for (int i = 0; i < WARM_UPS; i++) {
      applied(router.post("/" + graph.change() + "/apply", ""));
    }

    Map<String, List<Long>> millis = new LinkedHashMap<>();
    for (int i = 0; i < APPLIES; i++) {
      Answer apply = applied(router.post("/" + graph.change() + "/apply", ""));
      addSteps(apply, millis);
      millis
          .computeIfAbsent("total without fetch", name -> new ArrayList<>())
          .add(apply.number("/timings/total") - apply.number("/timings/fetch"));
    }

    report.say("# One field changed, %d subgraphs, warm\n", graph.size());
    report.say("%d applies, %d known operations; milliseconds.\n", APPLIES, OPERATIONS);
    sayTable(millis);
    report.say("");
    long goal = median(millis.get("total without fetch"));
    report.goal(goal < 500, "%d ms besides the fetch, less than 500\n", goal);
  }

  @Test
  @Order(2)
  void rollsBackWhileAChangeIsComposed() {
    applied(router.post("/" + graph.change() + "/apply", ""));
    List<Long> millis = new ArrayList<>();
    int overtaken = 0;
    for (int i = 0; i < ROLLBACKS; i++) {
      String path = "/" + graph.change() + "/apply";
      CompletableFuture<Answer> apply =
          CompletableFuture.supplyAsync(() -> router.post(path, ""), Thread::startVirtualThread);
      awaitComposing(apply);
      long begun = System.nanoTime();
      Answer rollback = router.post("/gateway/rollback", "");
      long nanos = System.nanoTime() - begun;

      assertThat(rollback.text("/status")).as(rollback.body()).isEqualTo("ROLLED_BACK");
      Answer applied = applied(apply.join());
      if (applied.number("/revision") > rollback.number("/revision")) {
        overtaken++;
        millis.add(nanos / 1_000_000);
      } else {
        applied(router.post("/" + graph.change() + "/apply", ""));
      }
    }

    report.say(
        "# Rollback to the standby while a change is composed, %d subgraphs\n", graph.size());
    report.say("%d of %d came while the lane was held.\n", overtaken, ROLLBACKS);
    if (!millis.isEmpty()) {
      report.goal(
          longest(millis) <= 50,
          "median %d ms, longest %d ms as the caller sees it, at most 50\n",
          median(millis),
          longest(millis));
    }
  }

  /// The standby is at hand; everything older is built of what the store has.
  @Test
  @Order(3)
  void rollsBackToAnOlderRevision() {
    Map<String, List<Long>> millis = new LinkedHashMap<>();
    for (int i = 0; i < ROLLBACKS; i++) {
      long older = router.get("/gateway/health").number("/revision") - FURTHER_BACK;
      Answer rollback = router.post("/gateway/rollback", "{\"to\": %d}".formatted(older));

      assertThat(rollback.text("/status")).as(rollback.body()).isEqualTo("ROLLED_BACK");
      assertThat(rollback.number("/revision")).isEqualTo(older + FURTHER_BACK + 1);
      assertThat(router.get("/gateway/history?limit=1").number("/revisions/0/restores"))
          .isEqualTo(older);
      assertThat(rollback.number("/timings/build")).isNotNegative();
      addSteps(rollback, millis);
    }

    report.say("# Rollback to an older revision, %d subgraphs\n", graph.size());
    report.say("%d rollbacks by %d revisions; milliseconds.\n", ROLLBACKS, FURTHER_BACK);
    sayTable(millis);
  }

  private static void addSteps(Answer answer, Map<String, List<Long>> millis) {
    answer
        .json()
        .path("timings")
        .properties()
        .forEach(step ->
            millis
                .computeIfAbsent(step.getKey(), name -> new ArrayList<>())
                .add(step.getValue().asLong()));
  }

  private void sayTable(Map<String, List<Long>> millis) {
    report.say("| step | median | longest |");
    report.say("| --- | --- | --- |");
    millis.forEach((step, all) -> report.say("| %s | %d | %d |", step, median(all), longest(all)));
  }

  private void awaitComposing(CompletableFuture<Answer> apply) {
    while (!apply.isDone()
        && !router.get("/gateway/health").json().at("/applies/running").asBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static Answer applied(Answer apply) {
    assertThat(apply.text("/status")).as(apply.body()).isEqualTo("ACTIVATED");
    return apply;
  }

  private static long median(List<Long> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }

  private static long longest(List<Long> all) {
    return all.stream().mapToLong(Long::longValue).max().orElseThrow();
  }
}
