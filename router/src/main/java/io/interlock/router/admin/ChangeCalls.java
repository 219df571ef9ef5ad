package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.lifecycle.ApplyRequest;
import io.interlock.router.lifecycle.FailureCode;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.lifecycle.Operation;
import io.interlock.router.lifecycle.WantedSdl;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The calls that change which schema serves, and those that ask whether it could be changed.
record ChangeCalls(Lifecycle lifecycle, AdminOptions options) {

  CompletionStage<AdminReply> apply(AdminRequest call) throws AdminBody.Fault {
    return apply(one(call, call.query().first("dryRun")));
  }

  CompletionStage<AdminReply> applyAll(AdminRequest call) throws AdminBody.Fault {
    return apply(several(call, call.query().first("dryRun")));
  }

  /// An apply that changes nothing, whatever it says itself.
  CompletionStage<AdminReply> check(AdminRequest call) throws AdminBody.Fault {
    return apply(one(call, "true"));
  }

  CompletionStage<AdminReply> checkAll(AdminRequest call) throws AdminBody.Fault {
    return apply(several(call, "true"));
  }

  CompletionStage<AdminReply> reload(AdminRequest call) throws AdminBody.Fault {
    return lifecycle.reload(call.body().reload(until(call))).thenApply(this::reply);
  }

  CompletionStage<AdminReply> rollback(AdminRequest call) throws AdminBody.Fault {
    return lifecycle.rollback(call.body().rollback(until(call))).thenApply(this::reply);
  }

  CompletionStage<AdminReply> promote(AdminRequest call) throws AdminBody.Fault {
    return lifecycle.promote(call.body().promote(until(call))).thenApply(this::reply);
  }

  private static ApplyRequest one(AdminRequest call, @Nullable String dryRun)
      throws AdminBody.Fault {
    return call.body().apply(call.name("name"), dryRun, until(call));
  }

  private static ApplyRequest several(AdminRequest call, @Nullable String dryRun)
      throws AdminBody.Fault {
    return call.body().applyAll(dryRun, until(call));
  }

  /// Of the query; a caller that prefers an answer at once waits for nothing.
  private static @Nullable String until(AdminRequest call) {
    @Nullable String until = call.query().first("wait");
    return until == null && call.prefers("respond-async") ? "none" : until;
  }

  private CompletionStage<AdminReply> apply(ApplyRequest request) {
    @Nullable AdminReply tooLarge = tooLarge(request);
    return tooLarge == null
        ? lifecycle.apply(request).thenApply(this::reply)
        : CompletableFuture.completedStage(tooLarge);
  }

  private @Nullable AdminReply tooLarge(ApplyRequest request) {
    for (WantedSdl wanted : request.wanted()) {
      @Nullable String sdl = wanted.sdl();
      if (sdl != null && bytes(sdl) > options.maxSdlBytes()) {
        return AdminReply.refused(
            413,
            FailureCode.SDL_TOO_LARGE.name(),
            "sdl of %s: expected at most %d bytes, got %d"
                .formatted(wanted.service(), options.maxSdlBytes(), bytes(sdl)));
      }
    }
    return null;
  }

  /// The answer that an earlier call got, or would have got had it waited.
  AdminReply operation(AdminRequest call) {
    String id = call.name("id");
    return switch (lifecycle.operation(id).orElse(null)) {
      case null ->
          AdminReply.refused(404, "UNKNOWN_OPERATION", "no call of this id, or too long ago");
      case Operation.Running _ ->
          AdminReply.of(
              200,
              JsonNodeFactory.instance
                  .objectNode()
                  .put("status", "RUNNING")
                  .put("operationId", id));
      case Operation.Ended e ->
          AdminReply.of(200, json(e.answer()).put("httpStatus", AdminStatus.of(e.answer())));
    };
  }

  private AdminReply reply(ApplyAnswer answer) {
    AdminReply reply = AdminReply.of(AdminStatus.of(answer), json(answer));
    return switch (answer) {
      case ApplyAnswer.Failed failed -> {
        int seconds = AdminStatus.retryAfter(failed.code());
        yield seconds == 0 ? reply : reply.with("Retry-After", Integer.toString(seconds));
      }
      case ApplyAnswer.Succeeded s when s.status() == ApplyAnswer.Status.QUEUED ->
          reply.with("Location", "/gateway/operations/" + s.operationId());
      case ApplyAnswer.Succeeded _ -> reply;
    };
  }

  private ObjectNode json(ApplyAnswer answer) {
    ObjectNode json = AdminJson.answer(answer);
    if (answer instanceof ApplyAnswer.Failed f && f.code() == FailureCode.UNKNOWN_SERVICE) {
      lifecycle.services().forEach(s -> json.withArray("known").add(s.name()));
    }
    return json;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
