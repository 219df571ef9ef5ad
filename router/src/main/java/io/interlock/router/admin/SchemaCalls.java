package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.lifecycle.ServingSchema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The calls that look at the schema which serves, or at what it is made of.
record SchemaCalls(Lifecycle lifecycle, HistoryCalls history) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// The supergraph or the API schema.
  AdminReply schema(AdminRequest request) {
    @Nullable String format = request.query().first("format");
    if (format != null && !format.equals("supergraph") && !format.equals("api")) {
      return AdminReply.badRequest("format: expected supergraph or api, got " + format);
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

  /// The SDL of one service as it was received; of what serves unless the query names a revision.
  AdminReply sdl(AdminRequest request) {
    @Nullable String revision = request.query().first("revision");
    return revision == null ? servingSdl(request.name("name")) : history.sdl(request, revision);
  }

  private AdminReply servingSdl(String service) {
    return serving(s ->
        s.sdl(service)
            .map(sdl -> AdminReply.of(200, HistoryJson.sdl(s.revision(), service, sdl)))
            .orElseGet(() ->
                AdminReply.refused(
                    404, "UNKNOWN_SERVICE", "no SDL of a service of that name serves")));
  }

  private AdminReply serving(Function<ServingSchema, AdminReply> reply) {
    return lifecycle
        .serving()
        .map(reply)
        .orElseGet(() -> AdminReply.refused(503, "SCHEMA_NOT_READY", "no schema is active yet"));
  }
}
