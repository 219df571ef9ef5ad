package io.interlock.router.cli;

import io.interlock.composer.SubgraphInput;
import io.interlock.router.config.ConfigContext;
import io.interlock.router.config.ConfigFault;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.config.SupergraphFile;
import io.interlock.router.config.SupergraphFile.SchemaSource;
import io.interlock.router.config.SupergraphFileLoader;
import io.interlock.router.config.SupergraphFileOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The subgraphs that a `gateway.yaml` or a `supergraph.yaml` names, with their SDLs.
final class ComposeInputs {

  private ComposeInputs() {}

  /// @param known SDLs that need no fetching, by subgraph
  /// @throws CommandFailure with every fault of the file, or with every SDL that could not be had
  static List<SubgraphInput> read(Terminal terminal, Path file, Map<String, String> known) {
    return SupergraphFileLoader.isOne(terminal.resolve(file))
        ? ofSupergraphFile(terminal, file, known)
        : ofGatewayFile(terminal, file, known);
  }

  private static List<SubgraphInput> ofGatewayFile(
      Terminal terminal, Path file, Map<String, String> known) {
    GatewayConfig config = Configs.load(terminal, file, false);
    if (config.services().isEmpty()) {
      throw new CommandFailure(file + ": services: expected at least one, got none");
    }
    Map<String, String> urls = new LinkedHashMap<>();
    config.services().forEach(service -> urls.put(service.name(), service.url().toString()));
    List<ServiceConfig> unknown =
        config.services().stream().filter(service -> !known.containsKey(service.name())).toList();
    return inputs(urls, known, SdlFetch.all(unknown, config));
  }

  private static List<SubgraphInput> ofSupergraphFile(
      Terminal terminal, Path file, Map<String, String> known) {
    SupergraphFile supergraph = load(terminal, file);
    Map<String, String> urls = new LinkedHashMap<>();
    Map<String, String> sdls = new LinkedHashMap<>(known);
    List<ServiceConfig> running = new ArrayList<>();
    for (SupergraphFile.Subgraph subgraph : supergraph.subgraphs()) {
      String name = subgraph.name();
      urls.put(name, subgraph.routingUrl());
      if (!known.containsKey(name)) {
        switch (subgraph.schema()) {
          case SchemaSource.File(Path path) -> sdls.put(name, Inputs.read(terminal, path));
          case SchemaSource.Inline(String sdl) -> sdls.put(name, sdl);
          case SchemaSource.Running source -> running.add(service(name, source));
        }
      }
    }
    return inputs(urls, sdls, SdlFetch.all(running, ConfigLoader.defaults()));
  }

  private static ServiceConfig service(String name, SchemaSource.Running source) {
    return ServiceConfig.of(name, source.url()).withHeaders(source.headers());
  }

  private static List<SubgraphInput> inputs(
      Map<String, String> urls, Map<String, String> known, Map<String, String> fetched) {
    return urls.entrySet().stream()
        .map(entry -> {
          String sdl = known.getOrDefault(entry.getKey(), fetched.get(entry.getKey()));
          return new SubgraphInput(entry.getKey(), entry.getValue(), String.valueOf(sdl));
        })
        .toList();
  }

  private static SupergraphFile load(Terminal terminal, Path file) {
    ConfigContext context = new ConfigContext(terminal.environment(), false);
    return switch (SupergraphFileLoader.load(terminal.resolve(file), context)) {
      case SupergraphFileOutcome.Loaded(SupergraphFile loaded) -> loaded;
      case SupergraphFileOutcome.Invalid(List<ConfigFault> faults) ->
          throw new CommandFailure(faults.stream().map(ConfigFault::toString).toList());
    };
  }
}
