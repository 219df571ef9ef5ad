package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.router.engine.CanaryStatus;
import io.interlock.router.engine.Drain;
import io.interlock.router.engine.EngineStatus;
import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.lifecycle.Attempt;
import io.interlock.router.lifecycle.GatewayHealth;
import io.interlock.router.lifecycle.LifecycleEvent;
import io.interlock.router.lifecycle.OnProbation;
import io.interlock.router.lifecycle.SchemaError;
import io.interlock.router.lifecycle.SchemaHint;
import io.interlock.router.lifecycle.ServiceStatus;
import io.interlock.router.lifecycle.Step;
import io.interlock.router.lifecycle.SubgraphChange;
import io.interlock.router.store.Quarantined;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How the lifecycle's words look as JSON.
final class AdminJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AdminJson() {}

  static ObjectNode answer(ApplyAnswer answer) {
    return switch (answer) {
      case ApplyAnswer.Succeeded s -> succeeded(s);
      case ApplyAnswer.Failed f -> failed(f);
    };
  }

  static ObjectNode health(GatewayHealth health) {
    ObjectNode json = brief(health);
    json.put("revision", health.revision())
        .put("epoch", health.epoch())
        .put("uptime", health.uptime().toSeconds());
    json.putObject("engine")
        .put("standbyRevision", health.standbyRevision())
        .put("retired", health.retiredEngines());
    @Nullable OnProbation probation = health.probation();
    if (probation != null) {
      json.set("probation", probation(probation));
    }
    json.putObject("applies")
        .put("running", health.isApplyRunning() ? 1 : 0)
        .put("queued", health.queuedApplies());
    json.putObject("store").put("kind", health.storeKind()).put("ok", health.isStoreWell());
    json.set("services", services(health.services()));
    return json;
  }

  /// What everybody may know.
  static ObjectNode brief(GatewayHealth health) {
    ObjectNode json = JSON.objectNode().put("status", health.state().name());
    json.set("reasons", texts(health.reasons()));
    return json;
  }

  static ArrayNode services(Collection<ServiceStatus> services) {
    return list(services, AdminJson::service);
  }

  static ArrayNode quarantine(Collection<Quarantined> entries) {
    return list(
        entries,
        e ->
            JSON.objectNode()
                .put("hash", e.what().hash())
                .put(
                    "service",
                    e.what() instanceof Quarantined.Suspect.Schema s ? s.service() : null)
                .put("since", e.since().toString())
                .put("revision", e.revision())
                .put("reason", e.cause()));
  }

  static ArrayNode engines(Collection<EngineStatus> engines, Instant now) {
    return list(engines, e -> engine(e, now));
  }

  static ObjectNode event(LifecycleEvent event) {
    ObjectNode json = JSON.objectNode();
    json.put("id", event.id())
        .put("type", event.type().label())
        .put("at", event.at().toString())
        .put("revision", event.revision())
        .put("supergraphHash", event.supergraphHash());
    json.set("services", texts(event.services()));
    json.put("code", event.code() == null ? null : event.code().name());
    json.set("reasons", texts(event.reasons()));
    return json;
  }

  private static ObjectNode succeeded(ApplyAnswer.Succeeded s) {
    ObjectNode json = JSON.objectNode();
    json.put("ok", true).put("status", s.status().name()).put("operationId", s.operationId());
    json.set("services", texts(s.services()));
    json.put("revision", s.revision())
        .put("previousRevision", s.previousRevision())
        .put("epoch", s.epoch())
        .put("supergraphHash", s.supergraphHash());
    if (s.status() == ApplyAnswer.Status.ROLLED_BACK) {
      json.put("restores", s.restores());
      json.set("ahead", texts(s.ahead()));
    }
    json.set("subgraphs", list(s.subgraphs(), AdminJson::change));
    json.set("hints", list(s.hints(), AdminJson::hint));
    json.set("attempts", list(s.attempts(), AdminJson::attempt));
    json.set("timings", timings(s.timings()));
    ImpactJson.add(s.impact(), json);
    @Nullable Drain drain = s.drain();
    if (drain != null) {
      json.putObject("drain")
          .put("epoch", drain.epoch())
          .put("requests", drain.requests())
          .put("deadline", drain.deadline().toString());
    }
    @Nullable OnProbation probation = s.probation();
    if (probation != null) {
      json.set("probation", probation(probation));
    }
    return json;
  }

  private static ObjectNode probation(OnProbation probation) {
    ObjectNode json =
        JSON.objectNode()
            .put("until", probation.until().toString())
            .put("standbyRevision", probation.standbyRevision());
    @Nullable CanaryStatus canary = probation.canary();
    if (canary != null) {
      json.putObject("canary").put("percent", canary.percent()).put("until", text(canary.until()));
    }
    return json.put("warning", probation.warning());
  }

  private static ObjectNode failed(ApplyAnswer.Failed f) {
    ObjectNode json = JSON.objectNode();
    json.put("ok", false)
        .put("error", f.message())
        .put("code", f.code().name())
        .put("operationId", f.operationId())
        .put("revision", f.revision());
    if (f.services().size() == 1) {
      json.put("service", f.services().getFirst());
    } else if (!f.services().isEmpty()) {
      json.set("services", texts(f.services()));
    }
    json.set("errors", list(f.errors(), AdminJson::error));
    ImpactJson.add(f.impact(), json);
    json.set("attempts", list(f.attempts(), AdminJson::attempt));
    json.set("timings", timings(f.timings()));
    return json;
  }

  private static ObjectNode change(SubgraphChange change) {
    return JSON.objectNode()
        .put("name", change.name())
        .put("schemaHash", change.schemaHash())
        .put("previousSchemaHash", change.previousSchemaHash())
        .put("source", change.source())
        .put("result", change.result().name());
  }

  private static ObjectNode hint(SchemaHint hint) {
    return JSON.objectNode()
        .put("code", hint.code())
        .put("level", hint.level())
        .put("message", hint.message());
  }

  private static ObjectNode attempt(Attempt attempt) {
    return JSON.objectNode()
        .put("service", attempt.service())
        .put("n", attempt.n())
        .put("outcome", attempt.outcome())
        .put("ms", attempt.ms());
  }

  private static ObjectNode error(SchemaError error) {
    ObjectNode json = JSON.objectNode();
    json.put("code", error.code())
        .put("message", error.message())
        .put("coordinate", error.coordinate());
    json.set("subgraphs", texts(error.subgraphs()));
    json.set(
        "locations",
        list(
            error.locations(),
            l ->
                JSON.objectNode()
                    .put("subgraph", l.subgraph())
                    .put("line", l.line())
                    .put("column", l.column())));
    return json;
  }

  private static ObjectNode timings(Map<Step, Long> timings) {
    ObjectNode json = JSON.objectNode();
    timings.forEach((step, ms) -> json.put(step.label(), ms));
    return json;
  }

  static ObjectNode service(ServiceStatus service) {
    return JSON.objectNode()
        .put("name", service.name())
        .put("url", withoutUser(service.url()))
        .put("status", service.status().name())
        .put("healthy", service.status() != ServiceStatus.Status.ERROR)
        .put("stale", service.isStale())
        .put("sdlHash", service.sdlHash())
        .put("schemaHash", service.schemaHash())
        .put("source", service.source())
        .put("fetchedAt", text(service.fetchedAt()))
        .put("lastError", service.lastError());
  }

  private static ObjectNode engine(EngineStatus engine, Instant now) {
    return JSON.objectNode()
        .put("epoch", engine.epoch())
        .put("state", engine.state().name())
        .put("percent", engine.percent())
        .put("leases", engine.leases())
        .put("age", Duration.between(engine.activatedAt(), now).toSeconds())
        .put("activatedAt", engine.activatedAt().toString())
        .put("deadline", text(engine.deadline()))
        .put("supergraphHash", engine.supergraphHash());
  }

  static ArrayNode texts(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static <T> ArrayNode list(Collection<T> elements, Function<T, ObjectNode> json) {
    ArrayNode array = JSON.arrayNode();
    elements.forEach(e -> array.add(json.apply(e)));
    return array;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  /// A user and password in a URL are nobody's business.
  private static String withoutUser(URI url) {
    @Nullable String user = url.getRawUserInfo();
    return user == null ? url.toString() : url.toString().replace(user + "@", "");
  }
}
