package io.interlock.router.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.ConfigContext;
import io.interlock.router.engine.ManualClock;
import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.lifecycle.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigWatchTest {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final ManualClock clock = new ManualClock();
  private int changes;
  private @Nullable FailureCode failure;

  @TempDir Path folder;

  @Test
  void newContentIsTakenWhenItIsTheSameAtTwoLooks() throws IOException {
    Path file = write("gateway.yaml", "port: 1");
    watch(file);

    write("gateway.yaml", "port: 2");
    look();
    assertThat(changes).isZero();
    look();
    look();

    assertThat(changes).isOne();
  }

  @Test
  void halfOfAFileIsNotTaken() throws IOException {
    watch(write("gateway.yaml", "port: 1"));

    write("gateway.yaml", "por");
    look();
    write("gateway.yaml", "port: 2");
    look();
    assertThat(changes).isZero();
    look();

    assertThat(changes).isOne();
  }

  @Test
  void aConfigMapWhoseLinksAreSwappedIsSeen() throws IOException {
    Files.createDirectory(folder.resolve("..1"));
    Files.createDirectory(folder.resolve("..2"));
    write("..1/gateway.yaml", "port: 1");
    write("..2/gateway.yaml", "port: 2");
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
    Path file =
        Files.createSymbolicLink(folder.resolve("gateway.yaml"), Path.of("..data/gateway.yaml"));
    watch(file);

    Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2"));
    Files.move(
        folder.resolve("..data_tmp"), folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    look();
    look();

    assertThat(changes).isOne();
  }

  @Test
  void aFileThatIsAwayForAMomentIsNotMissed() throws IOException {
    Path file = write("gateway.yaml", "port: 1");
    watch(file);

    Files.delete(file);
    look();
    write("gateway.yaml", "port: 1");
    look();
    look();

    assertThat(changes).isZero();
  }

  @Test
  void aFileThatStaysAwayIsSaidToBeMissingOnce() throws IOException {
    Path file = write("gateway.yaml", "port: 1");
    failure = FailureCode.INVALID_CONFIG;
    watch(file);

    Files.delete(file);
    look();
    look();
    look();

    assertThat(changes).isOne();
  }

  @Test
  void whatWasRefusedIsTriedAgainWithGrowingPauses() throws IOException {
    failure = FailureCode.SUBGRAPH_UNREACHABLE;
    watch(write("gateway.yaml", "port: 1"));
    write("gateway.yaml", "port: 2");
    look();
    look();
    assertThat(changes).isOne();

    look();
    assertThat(changes).isEqualTo(2);
    look();
    assertThat(changes).isEqualTo(2);
    failure = null;
    look();
    look();
    look();

    assertThat(changes).isEqualTo(3);
  }

  @Test
  void whatIsWrongInTheFileIsNotTriedAgainBeforeItIsAnother() throws IOException {
    failure = FailureCode.INVALID_CONFIG;
    watch(write("gateway.yaml", "port: 1"));
    write("gateway.yaml", "prot: 2");
    look();
    look();
    look();
    look();
    assertThat(changes).isOne();

    write("gateway.yaml", "port: 2");
    look();
    look();

    assertThat(changes).isEqualTo(2);
  }

  private void watch(Path file) {
    GatewayFile read = new GatewayFile(file, new ConfigContext(Map.of(), false));
    new ConfigWatch(read::content, this::change, clock, Runnable::run, INTERVAL).start();
  }

  private void look() {
    clock.advance(INTERVAL);
  }

  private CompletionStage<ApplyAnswer> change() {
    changes++;
    return CompletableFuture.completedStage(answer());
  }

  private ApplyAnswer answer() {
    FailureCode code = failure;
    return code == null
        ? new ApplyAnswer.Succeeded(
            ApplyAnswer.Status.UNCHANGED,
            "op-1",
            List.of(),
            1,
            0,
            1,
            null,
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            null,
            null,
            null,
            null,
            List.of())
        : new ApplyAnswer.Failed(
            code, "no", "op-1", List.of(), 1, 1, List.of(), null, List.of(), Map.of());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
