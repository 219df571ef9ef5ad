package io.interlock.router.config;

import java.time.Duration;
import java.util.Locale;

/// Checked values as records.
final class GatewayConfigReader {

  private GatewayConfigReader() {}

  static GatewayConfig read(Values root) {
    Duration requestTimeout = root.time("requestTimeout");
    return new GatewayConfig(
        root.text("host"),
        root.whole("port"),
        root.text("endpoint"),
        requestTimeout,
        root.sections("services").stream().map(GatewayConfigReader::service).toList(),
        new HeadersConfig(root.section("headers").texts("propagate")),
        traffic(root.section("traffic")),
        limits(root.section("limits")),
        schema(root.section("schema")),
        store(root.section("store")),
        startup(root.section("startup")),
        new WatchConfig(root.section("config").timeOrNone("watch").orElse(null)),
        admin(root.section("admin")),
        cors(root.section("cors")),
        new ErrorsConfig(root.section("errors").flag("maskSubgraphErrors")),
        new PlansConfig(root.section("plans").flag("expose")),
        new OverrideConfig(root.section("override").texts("labels")),
        shutdown(root.section("shutdown"), requestTimeout),
        new DebugConfig(root.section("debug").flag("faults")));
  }

  private static ServiceConfig service(Values service) {
    Values retry = service.section("retry");
    return new ServiceConfig(
        service.text("name"),
        service.url("url"),
        service.textMap("headers"),
        service.time("timeout"),
        new RetryConfig(
            retry.whole("attempts"),
            retry.time("timeout"),
            retry.time("backoff"),
            retry.time("maxBackoff"),
            retry.whole("settle")),
        service.flag("required"),
        ServiceConfig.Fallback.valueOf(service.text("fallback").toUpperCase(Locale.ROOT)),
        service.has("dedupe") ? (Boolean) service.flag("dedupe") : null);
  }

  private static TrafficConfig traffic(Values traffic) {
    return new TrafficConfig(
        traffic.section("subgraphs").flag("dedupe"), traffic.section("clients").flag("dedupe"));
  }

  private static LimitsConfig limits(Values limits) {
    return new LimitsConfig(
        limits.whole("maxRequestBytes"),
        limits.whole("maxHeaderBytes"),
        limits.whole("maxSubgraphResponseBytes"),
        limits.whole("maxOperationTokens"),
        limits.whole("maxConnectionsPerSubgraph"),
        limits.whole("cachedOperations"),
        limits.time("idleTimeout"),
        limits.time("connectTimeout"));
  }

  private static SchemaConfig schema(Values schema) {
    Values compose = schema.section("compose");
    Values warmUp = schema.section("warmup");
    Values drain = schema.section("drain");
    Values apply = schema.section("apply");
    Values probation = schema.section("probation");
    return new SchemaConfig(
        new SchemaConfig.Compose(compose.time("timeout"), compose.whole("maxSdlBytes")),
        onBreaking(schema.section("checks").text("onBreaking")),
        new SchemaConfig.WarmUp(warmUp.whole("operations"), warmUp.time("timeout")),
        new SchemaConfig.Drain(drain.time("grace"), drain.whole("maxRetired")),
        new SchemaConfig.Apply(
            apply.time("timeout"), apply.whole("queue"), apply.rateOrNone("rate").orElse(null)),
        new SchemaConfig.Probation(
            probation.time("duration"),
            probation.whole("minRequests"),
            probation.time("maxDuration"),
            probation.flag("autoRollback"),
            probation.whole("maxLostPercent")),
        new SchemaConfig.Poll(schema.section("poll").timeOrNone("interval").orElse(null)),
        schema.sections("canary").stream().map(GatewayConfigReader::canaryStep).toList());
  }

  private static SchemaConfig.CanaryStep canaryStep(Values step) {
    return new SchemaConfig.CanaryStep(step.whole("percent"), step.timeOrNone("for").orElse(null));
  }

  private static SchemaConfig.OnBreaking onBreaking(String text) {
    return switch (text) {
      case "allow" -> SchemaConfig.OnBreaking.ALLOW;
      case "warn" -> SchemaConfig.OnBreaking.WARN;
      case "rejectIfUsed" -> SchemaConfig.OnBreaking.REJECT_IF_USED;
      case "reject" -> SchemaConfig.OnBreaking.REJECT;
      default -> throw new IllegalArgumentException("unknown schema.checks.onBreaking: " + text);
    };
  }

  private static StoreConfig store(Values store) {
    return new StoreConfig(
        store.text("url"),
        store.whole("keepRevisions"),
        Duration.ofDays(store.whole("keepAuditDays")),
        store.text("onUnavailable").equals("local"));
  }

  private static StartupConfig startup(Values startup) {
    return new StartupConfig(
        StartupConfig.Mode.valueOf(startup.text("mode").toUpperCase(Locale.ROOT)),
        StartupConfig.Source.valueOf(startup.text("source").toUpperCase(Locale.ROOT)),
        startup.time("timeout"));
  }

  private static AdminConfig admin(Values admin) {
    String token = admin.optionalText("token").orElse("");
    return new AdminConfig(token.isEmpty() ? null : token);
  }

  private static CorsConfig cors(Values cors) {
    return new CorsConfig(
        cors.texts("origins"),
        cors.texts("headers"),
        cors.flag("credentials"),
        cors.time("maxAge"));
  }

  private static ShutdownConfig shutdown(Values shutdown, Duration requestTimeout) {
    return new ShutdownConfig(
        shutdown.time("delay"), shutdown.has("grace") ? shutdown.time("grace") : requestTimeout);
  }
}
