package io.interlock.router.admin;

import io.interlock.router.engine.EngineClock;
import io.interlock.router.store.SchemaStore;
import io.interlock.router.store.StoreFault;
import io.interlock.router.store.StoreResult;
import io.interlock.router.store.StoredAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a call with an `Idempotency-Key` made once, however often it comes: while it runs the others
/// wait for its answer, afterwards they get the one that is kept. A caller whose connection broke
/// can ask again without fear.
///
/// No call is refused because the store cannot be read or written: then it is made again, which an
/// apply can bear.
///
/// Thread-safe.
final class Idempotency {
  private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final int MAX_KEY = 255;

  // An answer may come about on an event loop, and keeping it may wait for a disk.
  private static final Executor THREADS =
      task -> Thread.ofVirtual().name("admin-answer").start(task);

  private final SchemaStore store;
  private final EngineClock clock;
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  Idempotency(SchemaStore store, EngineClock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// A call under its key, and the answer that it will get.
  private record Running(String requestHash, CompletableFuture<AdminReply> answer) {}

  AdminRoute.Action on(AdminRoute.Action action) {
    return request -> {
      @Nullable String key = request.headers().get(KEY);
      if (key == null) {
        return action.run(request);
      }
      return key.isEmpty() || key.length() > MAX_KEY
          ? CompletableFuture.completedStage(
              AdminReply.badRequest(
                  "%s: expected 1 to %d characters, got %d".formatted(KEY, MAX_KEY, key.length())))
          : once(key, request, action);
    };
  }

  private CompletionStage<AdminReply> once(
      String key, AdminRequest request, AdminRoute.Action action) {
    Running mine = new Running(request.hash(), new CompletableFuture<>());
    @Nullable Running first = running.putIfAbsent(key, mine);
    if (first != null) {
      return first.requestHash().equals(mine.requestHash())
          ? first.answer().thenApply(reply -> reply.with(REPLAYED, "true"))
          : CompletableFuture.completedStage(reused());
    }
    AdminRoute.Action kept = r -> answerOrReplay(key, mine.requestHash(), r, action);
    kept.answer(request)
        .whenComplete((reply, thrown) -> {
          running.remove(key, mine);
          complete(mine.answer(), reply, thrown);
        });
    return mine.answer();
  }

  private CompletionStage<AdminReply> answerOrReplay(
      String key, String requestHash, AdminRequest request, AdminRoute.Action action) {
    @Nullable StoredAnswer kept = kept(key);
    if (kept != null) {
      return CompletableFuture.completedStage(
          kept.requestHash().equals(requestHash) ? replayed(kept) : reused());
    }
    return action
        .answer(request)
        .thenApplyAsync(
            reply -> {
              keep(key, requestHash, reply);
              return reply;
            },
            THREADS);
  }

  private @Nullable StoredAnswer kept(String key) {
    return switch (store.answer(key)) {
      case StoreResult.Done<Optional<StoredAnswer>>(Optional<StoredAnswer> kept) ->
          kept.orElse(null);
      case StoreResult.Failed<Optional<StoredAnswer>>(StoreFault why) -> {
        LOG.warn("whether a call was answered before cannot be known: {}", why.message());
        yield null;
      }
    };
  }

  private void keep(String key, String requestHash, AdminReply reply) {
    if (reply.isFinal() && reply.body() instanceof AdminReply.Body.Json json) {
      StoredAnswer answer =
          new StoredAnswer(key, requestHash, reply.status(), json.text(), clock.now());
      if (store.remember(answer) instanceof StoreResult.Failed<?>(StoreFault why)) {
        LOG.warn("an answer cannot be kept for when its call comes again: {}", why.message());
      }
    }
  }

  private static AdminReply replayed(StoredAnswer kept) {
    return AdminReply.json(kept.status(), kept.body()).with(REPLAYED, "true");
  }

  private static AdminReply reused() {
    return AdminReply.refused(
        422, "IDEMPOTENCY_KEY_REUSED", "another call was made with this " + KEY);
  }

  private static void complete(
      CompletableFuture<AdminReply> answer,
      @Nullable AdminReply reply,
      @Nullable Throwable thrown) {
    if (thrown == null) {
      answer.complete(reply);
    } else {
      answer.completeExceptionally(thrown);
    }
  }
}
