package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.eventually;
import static io.interlock.router.lifecycle.TestGateway.started;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.StoreConfig;
import io.interlock.router.lifecycle.TestGateway.Setup;
import io.interlock.router.sdl.SdlFailure;
import io.interlock.router.store.SchemaStore;
import io.interlock.router.store.SqliteFile;
import io.interlock.router.store.StoreFault;
import io.interlock.router.store.StoreResult;
import io.interlock.router.store.Stores;
import io.interlock.router.telemetry.Metrics;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One process ends, its file is damaged, and the next one starts with it.
class DamagedStoreTest {
  @TempDir Path folder;

  @Test
  void case65ARevisionWithADamagedTextIsPassedOverForTheOneBefore() throws SQLException {
    writeTwoRevisions();
    execute(
        "update blob set content = 'type Query'"
            + " where hash = (select supergraph_hash from revision where number = 2)");
    try (SchemaStore store = opened(file())) {
      TestGateway next = new TestGateway(new Setup().store(store));
      next.fail("a", SdlFailure.SUBGRAPH_UNREACHABLE);
      next.fail("b", SdlFailure.SUBGRAPH_UNREACHABLE);

      succeeded(next.lifecycle.start());

      assertThat(next.fields()).containsExactly("a1", "b1");
      assertThat(next.lifecycle.health().revision()).isEqualTo(1);
      assertThat(next.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);
      assertThat(next.lifecycle.health().reasons())
          .anyMatch(reason -> reason.startsWith("the newest revision cannot be read: the store"));

      next.serve("a", "a3");
      next.serve("b", "b1");
      assertThat(succeeded(next.lifecycle.reload(ReloadRequest.ofAll())).revision())
          .as("numbers are never given twice")
          .isEqualTo(3);
      assertThat(next.fields()).containsExactly("a3", "b1");
      next.lifecycle.shutDown();
    }
  }

  @Test
  void case65WithEveryTextDamagedWhatTheSubgraphsHaveServes() throws SQLException {
    writeTwoRevisions();
    execute("update blob set content = 'type Query'");
    try (SchemaStore store = opened(file())) {
      TestGateway next = new TestGateway(new Setup().store(store));
      next.serve("a", "a2");
      next.serve("b", "b1");

      succeeded(next.lifecycle.start());

      assertThat(next.fields()).containsExactly("a2", "b1");
      eventually(() -> next.lifecycle.health().state(), GatewayState.DEGRADED);
      next.lifecycle.shutDown();
    }
  }

  @Test
  void case65AFileThatIsCutAnywhereIsRefusedOrServedWithout() throws IOException {
    writeTwoRevisions();
    byte[] whole = Files.readAllBytes(file());
    for (int eighth = 1; eighth < 8; eighth++) {
      Path cut = Files.write(folder.resolve("cut-" + eighth + ".db"), whole);
      try (RandomAccessFile file = new RandomAccessFile(cut.toFile(), "rw")) {
        file.setLength((long) whole.length * eighth / 8);
      }
      switch (open(cut)) {
        case StoreResult.Failed<SchemaStore>(StoreFault why) ->
            assertThat(why.kind()).as("%d / 8", eighth).isEqualTo(StoreFault.Kind.DAMAGED);
        case StoreResult.Done<SchemaStore>(SchemaStore store) -> {
          try (store) {
            TestGateway next = started(new TestGateway(new Setup().store(store)));
            assertThat(next.fields()).as("%d / 8", eighth).hasSize(2);
            next.lifecycle.shutDown();
          }
        }
      }
    }
  }

  /// The second has field `a2` in place of `a1`.
  private void writeTwoRevisions() {
    try (SchemaStore store = opened(file())) {
      TestGateway gateway = started(new TestGateway(new Setup().store(store)));
      gateway.source.serve("a", sdl("a2"));
      succeeded(gateway.lifecycle.apply(ApplyRequest.of("a")));
      gateway.lifecycle.shutDown();
    }
  }

  private Path file() {
    return folder.resolve("interlock.db");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = new SqliteFile(file()).connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  private SchemaStore opened(Path file) {
    return TestGateway.done(open(file));
  }

  private StoreResult<SchemaStore> open(Path file) {
    StoreConfig config = new StoreConfig("jdbc:sqlite:" + file, 100, Duration.ofDays(90), false);
    return Stores.open(config, folder, InstantSource.system(), Metrics.create());
  }
}
