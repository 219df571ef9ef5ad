package io.interlock.router.cli;

import io.interlock.router.config.ConfigContext;
import io.interlock.router.config.ConfigFault;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.DebugConfig;
import io.interlock.router.config.GatewayConfig;
import java.nio.file.Path;
import java.util.List;

/// A `gateway.yaml` as commands read it.
final class Configs {

  private Configs() {}

  /// @param isDevelopment `--dev`; `INTERLOCK_DEV=1` allows the same keys but switches nothing on
  /// @throws CommandFailure with every fault of the file
  static GatewayConfig load(Terminal terminal, Path file, boolean isDevelopment) {
    return switch (ConfigLoader.load(terminal.resolve(file), context(terminal, isDevelopment))) {
      case ConfigOutcome.Loaded(GatewayConfig config, var _) ->
          isDevelopment ? config.withDebug(new DebugConfig(true)) : config;
      case ConfigOutcome.Invalid(List<ConfigFault> faults) ->
          throw new CommandFailure(faults.stream().map(ConfigFault::toString).toList());
    };
  }

  /// What files are checked against.
  static ConfigContext context(Terminal terminal, boolean isDevelopment) {
    boolean isAllowed = isDevelopment || "1".equals(terminal.environment().get("INTERLOCK_DEV"));
    return new ConfigContext(terminal.environment(), isAllowed);
  }
}
