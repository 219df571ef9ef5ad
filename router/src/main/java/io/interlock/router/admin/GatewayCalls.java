package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.engine.EpochCut;
import io.interlock.router.lifecycle.FailureCode;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.lifecycle.ServiceStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls of operators who look at the router, hold changes back, or let them in again.
record GatewayCalls(Lifecycle lifecycle, EngineClock clock) {
  private static final int DEFAULT_LIMIT = 50;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  AdminReply freeze(AdminRequest request) throws AdminBody.Fault {
    lifecycle.freeze(request.body().reasonOnly(), request.caller());
    return AdminReply.ok();
  }

  AdminReply unfreeze(AdminRequest request) throws AdminBody.Fault {
    lifecycle.unfreeze(request.body().reasonOnly(), request.caller());
    return AdminReply.ok();
  }

  AdminReply quarantine(AdminRequest request) {
    ObjectNode json = JSON.objectNode();
    json.set("quarantine", AdminJson.quarantine(lifecycle.quarantine()));
    return AdminReply.of(200, json);
  }

  AdminReply lift(AdminRequest request) {
    return AdminReply.of(
        lifecycle.lift(request.name("hash"), request.caller()),
        (Integer lifted) ->
            lifted > 0
                ? AdminReply.ok()
                : AdminReply.refused(404, "NOT_FOUND", "nothing of that hash is in quarantine"));
  }

  AdminReply engines(AdminRequest request) {
    ObjectNode json = JSON.objectNode();
    json.set("engines", AdminJson.engines(lifecycle.engines(), clock.now()));
    return AdminReply.of(200, json);
  }

  /// Cuts the requests that keep a retired engine alive.
  AdminReply close(AdminRequest request) throws AdminBody.Fault {
    @Nullable String reason = request.body().reasonOnly();
    @Nullable Long epoch = AdminQuery.positive(request.name("epoch"));
    return switch (epoch == null
        ? new EpochCut.Unknown()
        : lifecycle.cut(epoch, reason, request.caller())) {
      case EpochCut.Cut c ->
          AdminReply.of(
              200,
              JSON.objectNode().put("ok", true).put("epoch", epoch).put("requests", c.requests()));
      case EpochCut.Needed n ->
          AdminReply.refused(
              409,
              "ENGINE_IN_USE",
              "epoch %d is %s; only a retired one is closed".formatted(epoch, n.state()));
      case EpochCut.Unknown _ ->
          AdminReply.refused(404, "UNKNOWN_ENGINE", "no engine of this epoch is alive");
    };
  }

  AdminReply service(AdminRequest request) {
    List<ServiceStatus> all = lifecycle.services();
    return all.stream()
        .filter(s -> s.name().equals(request.name("name")))
        .findFirst()
        .map(s -> AdminReply.of(200, AdminJson.service(s)))
        .orElseGet(() -> unknown(all));
  }

  private static AdminReply unknown(List<ServiceStatus> all) {
    ObjectNode json = JSON.objectNode();
    json.put("ok", false)
        .put("error", "no service is named so")
        .put("code", FailureCode.UNKNOWN_SERVICE.name())
        .set("known", AdminJson.texts(all.stream().map(ServiceStatus::name).toList()));
    return AdminReply.of(404, json);
  }

  AdminReply services(AdminRequest request) {
    @Nullable String status = request.query().first("status");
    List<ServiceStatus> services =
        lifecycle.services().stream()
            .filter(s -> status == null || s.status().name().equalsIgnoreCase(status))
            .toList();
    ObjectNode json = JSON.objectNode();
    json.set("services", AdminJson.services(services));
    return AdminReply.of(200, json);
  }
}
