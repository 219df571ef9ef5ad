package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.router.lifecycle.AuditFilter;
import io.interlock.router.lifecycle.FailureCode;
import io.interlock.router.lifecycle.KeptRevision;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.lifecycle.Revision;
import io.interlock.router.store.AuditLine;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The calls that look back: which schemas were served, and who asked for what.
record HistoryCalls(Lifecycle lifecycle) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long DEFAULT_LIMIT = 50;
  private static final int MAX_LINES = 1_000;

  AdminReply history(AdminRequest request) {
    @Nullable Page page = Page.of(request.query());
    if (page == null) {
      return Page.refusal();
    }
    return AdminReply.of(
        lifecycle.history().revisions(page.limit(), page.before()),
        revisions ->
            AdminReply.of(
                lifecycle.history().calls(page.limit(), Long.MAX_VALUE),
                calls -> history(revisions, calls)));
  }

  /// Which part of a list is asked for, counted from its newest.
  private record Page(int limit, long before) {

    /// @return null when it is not said in positive whole numbers
    static @Nullable Page of(AdminQuery query) {
      @Nullable Long limit = query.number("limit", DEFAULT_LIMIT);
      @Nullable Long before = query.number("before", Long.MAX_VALUE);
      return limit == null || before == null
          ? null
          : new Page((int) Math.min(limit, Integer.MAX_VALUE), before);
    }

    static AdminReply refusal() {
      return AdminReply.badRequest("limit and before: expected positive whole numbers");
    }
  }

  private AdminReply history(List<Revision> revisions, List<AuditLine> calls) {
    ObjectNode json = JSON.objectNode().put("revision", lifecycle.health().revision());
    json.set("revisions", AdminJson.list(revisions, HistoryJson::revision));
    json.set("applies", AdminJson.list(calls, HistoryJson::call));
    return AdminReply.of(200, json);
  }

  /// Every line is there with what proves the chain.
  AdminReply audit(AdminRequest request) {
    AdminQuery query = request.query();
    @Nullable Page page = Page.of(query);
    if (page == null) {
      return Page.refusal();
    }
    AuditFilter wanted;
    try {
      @Nullable String since = query.first("since");
      wanted =
          new AuditFilter(
              since == null ? null : Instant.parse(since),
              query.first("actor"),
              query.first("service"));
    } catch (DateTimeParseException e) {
      return AdminReply.badRequest("since: expected a time like 2030-01-01T00:00:00Z");
    }
    return AdminReply.of(
        lifecycle.history().audit(wanted, page.before(), Math.min(page.limit(), MAX_LINES)),
        lines -> {
          ObjectNode json = JSON.objectNode();
          json.set("audit", AdminJson.list(lines, HistoryJson::line));
          return AdminReply.of(200, json);
        });
  }

  AdminReply revision(AdminRequest request) {
    return ofRevision(
        request.name("revision"), kept -> AdminReply.of(200, HistoryJson.revision(kept)));
  }

  AdminReply supergraph(AdminRequest request) {
    return ofRevision(
        request.name("revision"),
        kept ->
            AdminReply.of(
                200,
                JSON.objectNode()
                    .put("revision", kept.revision().number())
                    .put("supergraphHash", kept.revision().supergraphHash())
                    .put("sdl", kept.supergraphSdl())));
  }

  /// What clients saw change, by default from the revision before.
  AdminReply diff(AdminRequest request) {
    return ofRevision(
        request.name("revision"),
        kept -> {
          @Nullable String against = request.query().first("against");
          return ofRevision(
              against == null ? Long.toString(kept.revision().number() - 1) : against,
              before -> diff(before, kept));
        });
  }

  private static AdminReply diff(KeptRevision before, KeptRevision kept) {
    ObjectNode json =
        JSON.objectNode()
            .put("revision", kept.revision().number())
            .put("against", before.revision().number());
    json.set("changes", SchemaChangesJson.of(kept.changesSince(before)));
    return AdminReply.of(200, json);
  }

  /// The SDL that a service had in a revision, as it was received.
  AdminReply sdl(AdminRequest request, String revision) {
    String service = request.name("name");
    return ofRevision(
        revision,
        kept ->
            kept.sdl(service)
                .map(sdl -> HistoryJson.sdl(kept.revision().number(), service, sdl))
                .map(json -> AdminReply.of(200, json))
                .orElseGet(() ->
                    AdminReply.refused(
                        404,
                        FailureCode.UNKNOWN_SERVICE.name(),
                        "no service of that name is in revision " + kept.revision().number())));
  }

  private AdminReply ofRevision(String text, Function<KeptRevision, AdminReply> reply) {
    @Nullable Long number = AdminQuery.positive(text);
    return number == null
        ? unknown()
        : AdminReply.of(
            lifecycle.history().kept(number),
            kept -> kept.map(reply).orElseGet(HistoryCalls::unknown));
  }

  private static AdminReply unknown() {
    return AdminReply.refused(
        404, FailureCode.UNKNOWN_REVISION.name(), "no revision of that number is kept");
  }
}
