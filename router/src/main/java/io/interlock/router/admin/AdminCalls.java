package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.lifecycle.ApplyRequest;
import io.interlock.router.lifecycle.FailureCode;
import io.interlock.router.lifecycle.GatewayHealth;
import io.interlock.router.lifecycle.InjectedFaults;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.lifecycle.ServiceStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// What each admin call does, without HTTP: query and body in, reply out. Called on virtual
/// threads.
final class AdminCalls {
  private static final int DEFAULT_LIMIT = 50;

  private final Lifecycle lifecycle;
  private final AdminOptions options;
  private final EngineClock clock;

  AdminCalls(Lifecycle lifecycle, AdminOptions options, EngineClock clock) {
    this.lifecycle = lifecycle;
    this.options = options;
    this.clock = clock;
  }

  CompletionStage<AdminReply> apply(String service, AdminQuery query, byte[] body) {
    ApplyRequest request;
    try {
      request = AdminBody.read(body).apply(service, query.first("dryRun"), query.first("wait"));
    } catch (AdminBody.Fault e) {
      return done(AdminReply.badRequest(e.sentence()));
    }
    @Nullable String sdl = request.sdl();
    if (sdl != null && bytes(sdl) > options.maxSdlBytes()) {
      return done(
          AdminReply.refused(
              413,
              "SDL_TOO_LARGE",
              "sdl: expected at most %d bytes, got %d"
                  .formatted(options.maxSdlBytes(), bytes(sdl))));
    }
    return lifecycle.apply(request).thenApply(this::reply);
  }

  CompletionStage<AdminReply> reload(AdminQuery query, byte[] body) {
    try {
      return lifecycle
          .reload(AdminBody.read(body).reload(query.first("wait")))
          .thenApply(this::reply);
    } catch (AdminBody.Fault e) {
      return done(AdminReply.badRequest(e.sentence()));
    }
  }

  CompletionStage<AdminReply> rollback(AdminQuery query, byte[] body) {
    try {
      return lifecycle
          .rollback(AdminBody.read(body).rollback(query.first("wait")))
          .thenApply(this::reply);
    } catch (AdminBody.Fault e) {
      return done(AdminReply.badRequest(e.sentence()));
    }
  }

  CompletionStage<AdminReply> injectFault(InjectedFaults faults, byte[] body) {
    try {
      faults.arm(AdminBody.read(body).fault());
      return done(AdminReply.ok());
    } catch (AdminBody.Fault e) {
      return done(AdminReply.badRequest(e.sentence()));
    }
  }

  CompletionStage<AdminReply> history(AdminQuery query) {
    @Nullable Long limit = query.number("limit", DEFAULT_LIMIT);
    @Nullable Long before = query.number("before", Long.MAX_VALUE);
    if (limit == null || before == null) {
      return done(AdminReply.badRequest("limit and before: expected positive whole numbers"));
    }
    int most = (int) Math.min(limit, Integer.MAX_VALUE);
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("revision", lifecycle.health().revision());
    json.set("revisions", AdminJson.revisions(lifecycle.history().revisions(most, before)));
    json.set("applies", AdminJson.entries(lifecycle.history().entries(most)));
    return done(AdminReply.of(200, json));
  }

  CompletionStage<AdminReply> engines() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("engines", AdminJson.engines(lifecycle.engines(), clock.now()));
    return done(AdminReply.of(200, json));
  }

  CompletionStage<AdminReply> services(AdminQuery query) {
    @Nullable String status = query.first("status");
    List<ServiceStatus> services =
        lifecycle.services().stream()
            .filter(s -> status == null || s.status().name().equalsIgnoreCase(status))
            .toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("services", AdminJson.services(services));
    return done(AdminReply.of(200, json));
  }

  CompletionStage<AdminReply> health(boolean isTrusted) {
    GatewayHealth health = lifecycle.health();
    return done(
        AdminReply.of(
            health.state().isReady() ? 200 : 503,
            isTrusted ? AdminJson.health(health) : AdminJson.brief(health)));
  }

  private AdminReply reply(ApplyAnswer answer) {
    ObjectNode json = AdminJson.answer(answer);
    AdminReply reply = AdminReply.of(AdminStatus.of(answer), json);
    if (!(answer instanceof ApplyAnswer.Failed failed)) {
      return reply;
    }
    if (failed.code() == FailureCode.UNKNOWN_SERVICE) {
      lifecycle.services().forEach(s -> json.withArray("known").add(s.name()));
    }
    int seconds = AdminStatus.retryAfter(failed.code());
    return seconds == 0 ? reply : reply.with("Retry-After", Integer.toString(seconds));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static CompletionStage<AdminReply> done(AdminReply reply) {
    return CompletableFuture.completedStage(reply);
  }
}
