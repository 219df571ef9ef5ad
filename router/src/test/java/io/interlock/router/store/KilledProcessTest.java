package io.interlock.router.store;

import static io.interlock.router.store.TestRevisions.done;
import static io.interlock.router.store.TestRevisions.revision;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.StoreConfig;
import io.interlock.router.telemetry.Metrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that appends is killed, again and again, wherever it happens to be.
class KilledProcessTest {

  private static final int KILLS = 3;

  @TempDir Path folder;
  @TempDir Path temporary;

  @Test
  void case66AKillLeavesTheStoreBeforeOrAfterAnAppend() throws IOException, InterruptedException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int kill = 1; kill <= KILLS; kill++) {
      long told = appendUntilKilled(1 + random.nextInt(40), random.nextInt(20_000_000));

      assertThat(temporary).as("SQLite's library").isEmptyDirectory();
      try (SchemaStore store = opened(folder)) {
        long head = done(store.head()).orElseThrow().number();
        assertThat(head).as("seed %d, kill %d", seed, kill).isBetween(told, told + 1);
        assertThat(done(store.newestWhole(r -> true)))
            .isEqualTo(new NewestWhole(done(store.content(head)), List.of()));
        assertThat(done(store.content(head))).contains(revision(head));
        assertThat(done(store.history(Long.MAX_VALUE, 1000)))
            .extracting(StoredRevision::number)
            .first()
            .isEqualTo(head);
      }
    }
  }

  /// @return the last number that the process has said to be appended
  private long appendUntilKilled(int appends, int nanos) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Appender.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long told = 0;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < appends; i++) {
        told = Long.parseLong(out.readLine());
      }
      spin(nanos);
      process.toHandle().destroyForcibly(); // SIGKILL; what was said stays readable
      process.waitFor();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        told = Long.parseLong(line);
      }
    }
    return told;
  }

  /// Lets the process run on to nowhere in particular.
  private static void spin(int nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static SchemaStore opened(Path folder) {
    StoreConfig config = new StoreConfig("jdbc:sqlite:killed.db", 20, Duration.ofDays(90), false);
    return done(Stores.open(config, folder, InstantSource.system(), Metrics.create()));
  }

  /// The process: appends and says so, for ever.
  static final class Appender {

    private Appender() {}

    public static void main(String[] arguments) {
      SchemaStore store = opened(Path.of(arguments[0]));
      long number = done(store.head()).map(StoredRevision::number).orElse(0L);
      while (store.append(revision(++number)) instanceof AppendOutcome.Appended) {
        System.out.println(number);
      }
    }
  }
}
