package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.Composer;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.config.StartupConfig;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.EngineOptions;
import io.interlock.router.engine.EngineStatus;
import io.interlock.router.engine.Lease;
import io.interlock.router.engine.OperationOutcome;
import io.interlock.router.engine.OverrideDecisions;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A lifecycle of the services `a` and `b` with the real composer, planner and executor behind it.
/// Starts with products in `a` and their reviews in `b`.
final class ComposedGateway {
  final TestGateway around =
      new TestGateway(new TestGateway.Setup().mode(StartupConfig.Mode.STRICT));
  final SubgraphLifecycle lifecycle;

  ComposedGateway() {
    this(List.of("a", "b"));
  }

  /// @param order how the services stand in the configuration
  ComposedGateway(List<String> order) {
    EngineOptions options =
        new EngineOptions(1_000, 100, OverrideDecisions.NONE, Runnable::run, EngineObserver.NONE);
    around.engines = sdl -> Engine.build(sdl, options);
    lifecycle =
        new SubgraphLifecycle(
            around.parts(),
            ServiceSetup.of(order.stream().map(this::service).toList()),
            around.source,
            Composer::compose);
    around.source.serve("a", products("price: Int!"));
    around.source.serve("b", product("reviews: [String!]!"));
    assertThat(succeeded(lifecycle.start()).revision()).isEqualTo(1);
  }

  private ServiceConfig service(String name) {
    return around.services().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  /// Everything that a change which fails must leave as it is.
  record Standing(
      long epoch,
      long revision,
      @Nullable Long standbyRevision,
      List<String> schemas,
      List<EngineStatus> engines,
      List<Revision> revisions) {}

  Standing standing() {
    GatewayHealth health = lifecycle.health();
    return new Standing(
        around.slot.epoch(),
        health.revision(),
        health.standbyRevision(),
        lifecycle.services().stream().map(ServiceStatus::schemaHash).toList(),
        lifecycle.engines(),
        TestGateway.done(lifecycle.history().revisions(100, Long.MAX_VALUE)));
  }

  CompletionStage<ApplyAnswer> apply(String service, String sdl) {
    around.source.serve(service, sdl);
    return lifecycle.apply(ApplyRequest.of(service));
  }

  OperationOutcome ask(String query) {
    try (Lease lease = around.slot.lease()) {
      return ask(lease.engine(), query);
    }
  }

  static OperationOutcome ask(Engine engine, String query) {
    return TestGateway.await(engine.operation(query, null));
  }

  /// An SDL with products that have an id and these fields.
  static String products(String fields) {
    return product(fields) + "type Query { products: [Product!]! }\n";
  }

  /// An SDL of a subgraph that adds fields to products.
  static String product(String fields) {
    return """
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external", "@requires"])
    type Product @key(fields: "id") { id: ID! %s }
    """
        .formatted(fields);
  }
}
