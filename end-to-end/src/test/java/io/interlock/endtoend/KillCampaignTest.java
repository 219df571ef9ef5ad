package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The router is killed in the middle of an apply, wherever that happens to be, and started again
/// on the same store: it serves the revision before or the one after, whole.
@Timeout(value = 2, unit = TimeUnit.HOURS) // 200 starts of a process
final class KillCampaignTest {
  private static final int KILLS = Campaign.size("kills", 5, 200);

  /// An apply of a process that has just started.
  private static final long FIRST_APPLY_NANOS = 300_000_000;

  private static final String STORE =
      "store: { url: \"jdbc:sqlite:%s\" }\nstartup: { source: store }\n";

  @TempDir Path folder;

  private final long seed = Long.getLong("campaign.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final TwoSchemas subgraphs = new TwoSchemas();

  /// The newest revision that was acknowledged, and whether it has schema A.
  private long acknowledged = 1;

  private boolean hadA = true;
  private int kept;

  @Test
  void case66AKillLeavesTheOldOrTheNewRevisionWhole() {
    try (subgraphs) {
      for (int i = 0; i < KILLS; i++) {
        try (Router router = started()) {
          check(router);
          long nanos = FIRST_APPLY_NANOS;
          for (int n = random.nextInt(3); n > 0; n--) {
            nanos = apply(router);
          }
          killDuringApply(router, random.nextLong(nanos * 5 / 4));
        }
      }
      try (Router router = started()) {
        check(router);
        apply(router);
      }
    }
    Campaign report = new Campaign("kills");
    report.say("# %d kills\n", KILLS);
    report.say("Seed %d. %d times the apply was there after the kill.", seed, kept);
    report.write();
  }

  private Router started() {
    String store = STORE.formatted(folder.resolve("killed.db"));
    Router router = Router.start("--config", Router.config(subgraphs.config() + store).toString());
    router.awaitReady();
    return router;
  }

  /// The old revision or the new, and everything that belongs to it.
  private void check(Router router) {
    long revision = router.get("/gateway/health").number("/revision");
    assertThat(revision).as("seed %d", seed).isBetween(acknowledged, acknowledged + 1);
    if (revision > acknowledged) {
      kept++;
      hadA = !hadA;
      acknowledged = revision;
    }
    assertThat(router.query(TwoSchemas.MARKED).body())
        .as("seed %d, revision %d", seed, revision)
        .isEqualTo(hadA ? TwoSchemas.OF_A : TwoSchemas.OF_B);
    List<Long> numbers = new ArrayList<>();
    for (JsonNode entry : router.get("/gateway/history").json().path("revisions")) {
      numbers.add(entry.path("revision").asLong());
    }
    assertThat(numbers)
        .as("seed %d, the newest first", seed)
        .startsWith(revision)
        .isEqualTo(LongStream.range(0, numbers.size()).mapToObj(n -> revision - n).toList());
  }

  /// @return how long it took
  private long apply(Router router) {
    deployOther();
    long begun = System.nanoTime();
    Answer apply = router.post("/two/apply", "");
    assertThat(apply.text("/status")).as(apply.body()).isEqualTo("ACTIVATED");
    acknowledged = apply.number("/revision");
    hadA = !hadA;
    return System.nanoTime() - begun;
  }

  private void killDuringApply(Router router, long afterNanos) {
    deployOther();
    CompletableFuture<Answer> apply =
        CompletableFuture.supplyAsync(
            () -> router.post("/two/apply", ""), Thread::startVirtualThread);
    LockSupport.parkNanos(afterNanos);
    router.kill();
    try {
      if (apply.join().text("/status").equals("ACTIVATED")) {
        acknowledged++;
        hadA = !hadA;
      }
    } catch (CompletionException e) {
      // killed before it could answer
    }
  }

  private void deployOther() {
    if (subgraphs.isA() == hadA) {
      subgraphs.change();
    }
  }
}
