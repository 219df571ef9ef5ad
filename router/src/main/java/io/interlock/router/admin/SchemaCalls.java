package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.lifecycle.ServingSchema;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the calls do that look at the schema which serves, and at what is kept from serving,
/// without HTTP. Called on virtual threads.
final class SchemaCalls {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Lifecycle lifecycle;

  SchemaCalls(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  CompletionStage<AdminReply> freeze(byte[] body) {
    return withReason(body, lifecycle::freeze);
  }

  CompletionStage<AdminReply> unfreeze(byte[] body) {
    return withReason(body, _ -> lifecycle.unfreeze());
  }

  CompletionStage<AdminReply> quarantine() {
    ObjectNode json = JSON.objectNode();
    json.set("quarantine", AdminJson.quarantine(lifecycle.quarantine().entries()));
    return done(AdminReply.of(200, json));
  }

  CompletionStage<AdminReply> lift(String hash) {
    return done(
        lifecycle.quarantine().lift(hash)
            ? AdminReply.ok()
            : AdminReply.refused(404, "NOT_FOUND", "nothing of that hash is in quarantine"));
  }

  /// The supergraph or the API schema.
  CompletionStage<AdminReply> schema(AdminQuery query) {
    @Nullable String format = query.first("format");
    if (format != null && !format.equals("supergraph") && !format.equals("api")) {
      return done(AdminReply.badRequest("format: expected supergraph or api, got " + format));
    }
    return serving(s ->
        AdminReply.of(
            200,
            JSON.objectNode()
                .put("revision", s.revision())
                .put("supergraphHash", s.engine().supergraphHash())
                .put(
                    "sdl",
                    "api".equals(format) ? s.engine().apiSdl() : s.engine().supergraphSdl())));
  }

  /// The SDL of one service as it was received.
  CompletionStage<AdminReply> sdl(String service) {
    return serving(s ->
        s.sdl(service)
            .map(sdl ->
                AdminReply.of(
                    200,
                    JSON.objectNode()
                        .put("revision", s.revision())
                        .put("service", service)
                        .put("sdl", sdl)))
            .orElseGet(() ->
                AdminReply.refused(
                    404, "UNKNOWN_SERVICE", "no SDL of a service of that name serves")));
  }

  private CompletionStage<AdminReply> serving(Function<ServingSchema, AdminReply> reply) {
    return done(
        lifecycle
            .serving()
            .map(reply)
            .orElseGet(
                () -> AdminReply.refused(503, "SCHEMA_NOT_READY", "no schema is active yet")));
  }

  /// Takes the reason of a call that has nothing else.
  private interface WithReason {
    void take(@Nullable String reason);
  }

  private static CompletionStage<AdminReply> withReason(byte[] body, WithReason call) {
    try {
      call.take(AdminBody.read(body).reasonOnly());
      return done(AdminReply.ok());
    } catch (AdminBody.Fault e) {
      return done(AdminReply.badRequest(e.sentence()));
    }
  }

  private static CompletionStage<AdminReply> done(AdminReply reply) {
    return CompletableFuture.completedStage(reply);
  }
}
