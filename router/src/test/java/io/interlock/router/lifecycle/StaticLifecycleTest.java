package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.StartupConfig;
import io.interlock.router.engine.TestEngines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticLifecycleTest {
  @TempDir Path folder;
  private final TestGateway around =
      new TestGateway(new TestGateway.Setup().mode(StartupConfig.Mode.STRICT));
  private Path file;
  private StaticLifecycle lifecycle;

  @BeforeEach
  void writeTheFile() throws IOException {
    file = folder.resolve("supergraph.graphql");
    Files.writeString(file, TestEngines.supergraphWith("one"));
    lifecycle = new StaticLifecycle(around.parts(), file);
  }

  @Test
  void servesTheFile() {
    ApplyAnswer.Succeeded answer = succeeded(lifecycle.start());

    assertThat(answer.revision()).isEqualTo(1);
    assertThat(around.fields()).containsExactly("one");
    assertThat(lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
    assertThat(lifecycle.services()).extracting(ServiceStatus::name).containsExactly("one");
  }

  @Test
  void thereIsNothingToApply() {
    succeeded(lifecycle.start());

    ApplyAnswer.Failed answer = failed(lifecycle.apply(ApplyRequest.of("one")));

    assertThat(answer.code()).isEqualTo(FailureCode.STATIC_SUPERGRAPH);
    assertThat(answer.message()).contains("supergraph.graphql");
    assertThat(answer.revision()).isEqualTo(1);
  }

  @Test
  void aReloadReadsTheFileAgainAndCanBeRolledBack() throws IOException {
    succeeded(lifecycle.start());
    assertThat(succeeded(lifecycle.reload(ReloadRequest.ofAll())).status())
        .isEqualTo(ApplyAnswer.Status.UNCHANGED);

    Files.writeString(file, TestEngines.supergraphWith("two"));
    assertThat(succeeded(lifecycle.reload(ReloadRequest.ofAll())).revision()).isEqualTo(2);
    assertThat(around.fields()).containsExactly("two");

    succeeded(lifecycle.rollback(RollbackRequest.toPrevious()));
    assertThat(around.fields()).containsExactly("one");
  }

  @Test
  void aFileThatCannotBeReadChangesNothing() throws IOException {
    succeeded(lifecycle.start());
    Files.writeString(file, "this is no schema");
    assertThat(failed(lifecycle.reload(ReloadRequest.ofAll())).code())
        .isEqualTo(FailureCode.INVALID_SDL);

    Files.delete(file);
    ApplyAnswer.Failed gone = failed(lifecycle.reload(ReloadRequest.ofAll()));

    assertThat(gone.code()).isEqualTo(FailureCode.INVALID_SDL);
    assertThat(gone.message()).isEqualTo("cannot read supergraph.graphql: there is no such file");
    assertThat(around.fields()).containsExactly("one");
  }

  @Test
  void aMissingFileIsSaidAtTheStart() throws IOException {
    Files.delete(file);

    assertThat(failed(lifecycle.start()).message()).contains("cannot read supergraph.graphql");
    assertThat(lifecycle.health().state()).isEqualTo(GatewayState.NO_SCHEMA);
  }
}
