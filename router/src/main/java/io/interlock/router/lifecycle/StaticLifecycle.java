package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import io.interlock.supergraph.schema.Subgraph;
import io.interlock.supergraph.schema.SupergraphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The lifecycle of a supergraph from a file. There are no subgraphs to fetch: apply is refused,
/// reload reads the file again.
public final class StaticLifecycle extends OperatedLifecycle {
  private final Path file;

  public StaticLifecycle(LifecycleParts parts, Path file) {
    super(
        new LifecycleCore(
            parts,
            new FileLoader(file, parts.engines(), parts.faults()),
            new Quarantine(parts.store().store()),
            List::of));
    this.file = file;
  }

  @Override
  public CompletionStage<ApplyAnswer> start() {
    Cause cause = new Cause(Trigger.STARTUP, null);
    return core.calls()
        .run(
            cause,
            List.of(),
            Wait.ACTIVE,
            call -> {
              core.openStore();
              ApplyAnswer answer = read(call);
              core.tried(answer);
              return answer;
            });
  }

  @Override
  public CompletionStage<ApplyAnswer> apply(ApplyRequest request) {
    return core.calls()
        .refuse(
            new Cause(Trigger.APPLY, request.reason(), request.release(), request.caller()),
            request.services(),
            Verdict.Refused.of(
                FailureCode.STATIC_SUPERGRAPH,
                "the supergraph comes from %s; change the file and reload"
                    .formatted(file.getFileName())));
  }

  @Override
  public CompletionStage<ApplyAnswer> reload(ReloadRequest request) {
    Cause cause = new Cause(Trigger.RELOAD, request.reason(), Release.NONE, request.caller());
    Verdict.@Nullable Refused refused = core.freeze().refusal();
    return refused == null
        ? core.calls().run(cause, List.of(), request.until(), this::read)
        : core.calls().refuse(cause, List.of(), refused);
  }

  @Override
  public List<ServiceStatus> services() {
    @Nullable Head head = core.heads().current();
    return head == null
        ? List.of()
        : head.engine().supergraph().subgraphs().stream().map(StaticLifecycle::status).toList();
  }

  @Override
  public GatewayHealth health() {
    return core.health(List.of(), services());
  }

  private ApplyAnswer read(Call call) throws InterruptedException {
    return call.answer(core.decide(Change.of(call.cause(), List.of())), List.of());
  }

  private static ServiceStatus status(Subgraph subgraph) {
    return new ServiceStatus(
        subgraph.name(),
        URI.create(subgraph.url()),
        ServiceStatus.Status.ACTIVE,
        null,
        null,
        "file",
        null,
        false,
        null);
  }

  /// Reads the file; runs on the load worker.
  private record FileLoader(Path file, EngineFactory engines, InjectedFaults faults)
      implements SchemaLoader {
    @Override
    public Loaded load(@Nullable Head base, Change change, Timings timings) {
      String sdl;
      try {
        sdl = timings.time(Step.FETCH, this::read);
      } catch (UncheckedIOException e) {
        return refused(String.valueOf(e.getMessage()));
      }
      if (base != null && base.engine().supergraphSdl().equals(sdl)) {
        return new Loaded.Settled(new Verdict.Unchanged(base, List.of()));
      }
      try {
        Engine engine = timings.time(Step.BUILD, () -> build(sdl));
        return new Loaded.Ready(engine, SdlSet.EMPTY, List.of(), List.of());
      } catch (SupergraphException e) {
        return refused(file.getFileName() + ": " + e.getMessage());
      }
    }

    private Engine build(String sdl) {
      faults.pass(FaultPoint.ENGINE_BUILD);
      return engines.build(sdl);
    }

    private String read() {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "cannot read %s: %s".formatted(file.getFileName(), reason(e)), e);
      }
    }

    private static String reason(IOException e) {
      return switch (e) {
        case NoSuchFileException missing -> "there is no such file";
        case MalformedInputException binary -> "it is not UTF-8 text";
        default -> e.toString();
      };
    }

    private static Loaded refused(String message) {
      return new Loaded.Settled(Verdict.Refused.of(FailureCode.INVALID_SDL, message));
    }
  }
}
