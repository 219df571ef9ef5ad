package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.interlock.router.lifecycle.GatewayHealth;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.telemetry.Metrics;

/// What load balancers and monitoring ask.
record HealthCalls(Lifecycle lifecycle, Metrics metrics) {

  /// `/health` says that the process lives; `?ready` asks for more.
  AdminReply probe(AdminRequest request) {
    return request.query().has("ready") ? ready(request) : live(request);
  }

  AdminReply live(AdminRequest request) {
    return probe(200, "UP");
  }

  AdminReply ready(AdminRequest request) {
    return lifecycle.health().state().isReady() ? live(request) : probe(503, "DOWN");
  }

  /// Strangers get the state and its reasons only.
  AdminReply report(AdminRequest request) {
    GatewayHealth health = lifecycle.health();
    return AdminReply.of(
        health.state().isReady() ? 200 : 503,
        request.isTrusted() ? AdminJson.health(health) : AdminJson.brief(health));
  }

  AdminReply metrics(AdminRequest request) {
    return AdminReply.text(Metrics.CONTENT_TYPE, metrics.exposition());
  }

  private static AdminReply probe(int status, String word) {
    return AdminReply.of(status, JsonNodeFactory.instance.objectNode().put("status", word));
  }
}
