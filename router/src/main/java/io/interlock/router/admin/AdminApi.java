package io.interlock.router.admin;

import static io.interlock.router.admin.AdminRoute.atOnce;
import static io.interlock.router.admin.AdminRoute.delete;
import static io.interlock.router.admin.AdminRoute.get;
import static io.interlock.router.admin.AdminRoute.open;
import static io.interlock.router.admin.AdminRoute.post;

import io.interlock.router.engine.EngineClock;
import io.interlock.router.lifecycle.InjectedFaults;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.telemetry.Metrics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole admin API on one page.
final class AdminApi {
  private AdminApi() {}

  static AdminRoutes routes(
      Lifecycle lifecycle, Metrics metrics, AdminOptions options, EngineClock clock) {
    HealthCalls health = new HealthCalls(lifecycle, metrics);
    ChangeCalls changes = new ChangeCalls(lifecycle, options);
    RateLimit limit = RateLimit.of(options.rate(), clock);
    Idempotency once = new Idempotency(options.store(), clock);
    GatewayCalls gateway = new GatewayCalls(lifecycle, clock);
    HistoryCalls history = new HistoryCalls(lifecycle);
    EventCalls events = new EventCalls(lifecycle, clock);
    SchemaCalls schema = new SchemaCalls(lifecycle, history);
    List<AdminRoute> routes = new ArrayList<>();
    routes.add(open("/health", health::probe));
    routes.add(open("/health/live", health::live));
    routes.add(open("/health/ready", health::ready));
    routes.add(open("/gateway/health", health::report));
    routes.add(open("/gateway/openapi.json", _ -> OpenApi.document()));
    routes.add(get("/metrics", health::metrics));
    routes.add(post("/gateway/apply", once.on(limit.on(changes::applyAll))));
    routes.add(post("/gateway/check", once.on(limit.on(changes::checkAll))));
    routes.add(post("/gateway/reload", once.on(limit.on(changes::reload))));
    routes.add(post("/gateway/rollback", once.on(changes::rollback)));
    routes.add(post("/gateway/promote", once.on(changes::promote)));
    routes.add(get("/gateway/operations/{id}", changes::operation));
    routes.add(post("/gateway/freeze", once.on(atOnce(gateway::freeze))));
    routes.add(post("/gateway/unfreeze", once.on(atOnce(gateway::unfreeze))));
    routes.add(get("/gateway/quarantine", gateway::quarantine));
    routes.add(delete("/gateway/quarantine/{hash}", gateway::lift));
    routes.add(get("/gateway/events", events::listen));
    routes.add(get("/gateway/history", history::history));
    routes.add(get("/gateway/history/{revision}", history::revision));
    routes.add(get("/gateway/history/{revision}/supergraph", history::supergraph));
    routes.add(get("/gateway/history/{revision}/diff", history::diff));
    routes.add(get("/gateway/audit", history::audit));
    routes.add(get("/gateway/engines", gateway::engines));
    routes.add(post("/gateway/engines/{epoch}/close", once.on(atOnce(gateway::close))));
    routes.add(get("/gateway/services", gateway::services));
    routes.add(get("/gateway/services/{name}", gateway::service));
    routes.add(get("/gateway/services/{name}/sdl", schema::sdl));
    routes.add(get("/gateway/schema", schema::schema));
    @Nullable InjectedFaults faults = options.faults();
    if (faults != null) {
      routes.add(post("/gateway/debug/faults", atOnce(request -> arm(faults, request))));
    }
    routes.add(post("/{name}/apply", once.on(limit.on(changes::apply))));
    routes.add(post("/{name}/check", once.on(limit.on(changes::check))));
    return new AdminRoutes(routes);
  }

  private static AdminReply arm(InjectedFaults faults, AdminRequest request)
      throws AdminBody.Fault {
    faults.arm(request.body().fault());
    return AdminReply.ok();
  }
}
