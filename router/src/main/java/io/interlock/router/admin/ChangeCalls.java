package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.lifecycle.ApplyRequest;
import io.interlock.router.lifecycle.FailureCode;
import io.interlock.router.lifecycle.Lifecycle;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The calls that change which schema serves.
record ChangeCalls(Lifecycle lifecycle, AdminOptions options) {

  CompletionStage<AdminReply> apply(AdminRequest call) throws AdminBody.Fault {
    AdminQuery query = call.query();
    ApplyRequest request =
        call.body().apply(call.name("name"), query.first("dryRun"), query.first("wait"));
    @Nullable String sdl = request.sdl();
    if (sdl != null && bytes(sdl) > options.maxSdlBytes()) {
      return CompletableFuture.completedStage(
          AdminReply.refused(
              413,
              "SDL_TOO_LARGE",
              "sdl: expected at most %d bytes, got %d"
                  .formatted(options.maxSdlBytes(), bytes(sdl))));
    }
    return lifecycle.apply(request).thenApply(this::reply);
  }

  CompletionStage<AdminReply> reload(AdminRequest call) throws AdminBody.Fault {
    return lifecycle.reload(call.body().reload(call.query().first("wait"))).thenApply(this::reply);
  }

  CompletionStage<AdminReply> rollback(AdminRequest call) throws AdminBody.Fault {
    return lifecycle
        .rollback(call.body().rollback(call.query().first("wait")))
        .thenApply(this::reply);
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
}
