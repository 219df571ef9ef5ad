package io.interlock.router.cli;

import io.interlock.router.admin.AdminHandler;
import io.interlock.router.admin.AdminOptions;
import io.interlock.router.client.HttpClient;
import io.interlock.router.client.HttpClientOptions;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.config.LimitsConfig;
import io.interlock.router.http.EventLoops;
import io.interlock.router.http.HttpServer;
import io.interlock.router.http.HttpServerOptions;
import io.interlock.router.http.ListenException;
import io.interlock.router.http.LoopPace;
import io.interlock.router.http.RouteTable;
import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.pipeline.GraphqlHandler;
import io.interlock.router.sdl.HttpSdlSource;
import io.interlock.router.subgraph.SubgraphTransports;
import io.interlock.router.telemetry.LogSetup;
import io.interlock.router.telemetry.Metrics;
import io.interlock.router.telemetry.RequestLog;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A whole router in this process. The listener opens first, then the lifecycle starts, so that
/// liveness can be asked before there is a schema.
///
/// Thread-safe. {@link #close} blocks; everything else answers at once.
final class RunningRouter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("interlock");

  private final GatewayConfig config;
  private final Metrics metrics = Metrics.create();
  private final EventLoops loops = EventLoops.start();
  private final ExecutorService parsing = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;
  private final SchemaParts schema;
  private final HttpServer server;
  private final CompletionStage<ApplyAnswer> firstSchema;
  private final AtomicBoolean isClosing = new AtomicBoolean();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private RunningRouter(
      GatewayConfig config, Path folder, @Nullable GatewayFile file, @Nullable Path supergraph) {
    this.config = config;
    client = new HttpClient(clientOptions(config.limits()));
    SubgraphTransports transports = new SubgraphTransports(config, client, metrics);
    HttpSdlSource source =
        new HttpSdlSource(
            client, loops.group(), parsing, metrics, config.schema().compose().maxSdlBytes());
    schema =
        new SchemaParts(
            config,
            OpenedStore.open(config.store(), folder, metrics),
            file,
            supergraph,
            source,
            transports,
            new LoopPace(loops.group()),
            metrics);
    server = listen(transports);
    firstSchema = schema.start();
  }

  /// @param folder where relative paths of the configuration begin
  /// @param supergraph the file to serve; null to compose the configured services
  /// @throws CommandFailure with one line when the address cannot be listened on
  static RunningRouter start(GatewayConfig config, Path folder, @Nullable Path supergraph) {
    return start(config, folder, null, supergraph);
  }

  /// @param folder where relative paths of the configuration begin
  /// @param file what the configuration was read from; null when it was not
  /// @param supergraph the file to serve; null to compose the configured services
  /// @throws CommandFailure with one line when the address cannot be listened on
  static RunningRouter start(
      GatewayConfig config, Path folder, @Nullable GatewayFile file, @Nullable Path supergraph) {
    RunningRouter router;
    try {
      router = new RunningRouter(config, folder, file, supergraph);
    } catch (ListenException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
    router.announce();
    return router;
  }

  /// Where it listens; the port is the real one also when any was asked for.
  InetSocketAddress address() {
    return server.address();
  }

  /// What came of the first try to get a schema.
  CompletionStage<ApplyAnswer> firstSchema() {
    return firstSchema;
  }

  /// From now on SIGTERM and Ctrl-C close the router, and the process ends with 0.
  ///
  /// @param afterwards run when the router is closed
  void closeAtExit(Runnable afterwards) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!isClosing.get()) {
                    close();
                    afterwards.run();
                    LogSetup.close();
                    Runtime.getRuntime().halt(ExitCode.OK);
                  }
                },
                "router-end"));
  }

  /// Waits until somebody has closed it.
  void awaitEnd() {
    end.join();
  }

  /// Reports not ready, waits for load balancers, then lets what is in flight finish.
  @Override
  public void close() {
    if (!isClosing.compareAndSet(false, true)) {
      end.join();
      return;
    }
    LOG.atInfo().log("shutting down");
    schema.lifecycle().shutDown().toCompletableFuture().join();
    pause(config.shutdown().delay());
    int cut = server.close(config.shutdown().grace()).toCompletableFuture().join();
    if (cut > 0) {
      LOG.atWarn().addKeyValue("connections", cut).log("cut what did not finish in time");
    }
    client.close();
    schema.close();
    parsing.shutdownNow();
    loops.close().toCompletableFuture().join();
    LOG.atInfo().log("stopped");
    end.complete(null);
  }

  private HttpServer listen(SubgraphTransports transports) {
    GraphqlHandler graphql =
        new GraphqlHandler(
            schema.slot(),
            config,
            transports::open,
            transports::identity,
            metrics,
            new RequestLog());
    AdminOptions options =
        new AdminOptions(
            config.admin().token(),
            config.schema().compose().maxSdlBytes(),
            config.schema().apply().rate(),
            schema.store(),
            schema.faults(config));
    AdminHandler admin = new AdminHandler(schema.lifecycle(), metrics, options, schema.clock());
    RouteTable.Builder routes = RouteTable.builder();
    graphql.addTo(routes);
    return HttpServer.start(serverOptions(config), loops, routes.prefix("/", admin).build());
  }

  private void announce() {
    InetSocketAddress address = address();
    LOG.atInfo()
        .addKeyValue("version", Version.number())
        .addKeyValue("url", url(address) + config.endpoint())
        .addKeyValue("transport", loops.transport())
        .log("listening");
    boolean isOpen = !address.getAddress().isLoopbackAddress();
    if (isOpen && config.admin().token() == null) {
      LOG.atInfo().log("admin.token is not set: calls that change schemas answer on loopback only");
    }
  }

  /// A URL that a person on this machine can use.
  static String url(InetSocketAddress address) {
    boolean isLocal =
        address.getAddress().isAnyLocalAddress() || address.getAddress().isLoopbackAddress();
    String host = isLocal ? "localhost" : address.getAddress().getHostAddress();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpServerOptions serverOptions(GatewayConfig config) {
    LimitsConfig limits = config.limits();
    HttpServerOptions defaults = HttpServerOptions.at(config.host(), config.port());
    return new HttpServerOptions(
        config.host(),
        config.port(),
        limits.maxRequestBytes(),
        limits.maxHeaderBytes(),
        limits.maxHeaderBytes(),
        defaults.headerTimeout(),
        defaults.bodyTimeout(),
        limits.idleTimeout(),
        defaults.writeTimeout());
  }

  private static HttpClientOptions clientOptions(LimitsConfig limits) {
    return new HttpClientOptions(
        limits.connectTimeout(),
        HttpClientOptions.DEFAULT.idleTimeout(),
        limits.maxConnectionsPerSubgraph());
  }
}
