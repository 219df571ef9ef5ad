package io.interlock.router.cli;

import io.interlock.router.config.ConfigContext;
import io.interlock.router.config.ConfigFault;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.config.Settings;
import io.interlock.supergraph.schema.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The `gateway.yaml` that a router was started from. Reading it again logs what it says otherwise
/// than the last time that it was right.
///
/// Thread-safe.
final class GatewayFile implements Supplier<ConfigOutcome> {
  private static final Logger LOG = LoggerFactory.getLogger("interlock");

  private final Path path;
  private final ConfigContext context;

  // guarded by this
  private @Nullable Settings last;

  GatewayFile(Path path, ConfigContext context) {
    this.path = path;
    this.context = context;
    if (ConfigLoader.load(path, context) instanceof ConfigOutcome.Loaded loaded) {
      last = loaded.settings();
    }
  }

  /// Reads the file as it is now.
  @Override
  public synchronized ConfigOutcome get() {
    ConfigOutcome outcome = ConfigLoader.load(path, context);
    if (!(outcome instanceof ConfigOutcome.Loaded(GatewayConfig config, Settings settings))) {
      return outcome;
    }
    if (config.services().isEmpty()) {
      return new ConfigOutcome.Invalid(
          List.of(
              new ConfigFault(
                  path.toString(), 0, 0, "services", "expected at least one, got none")));
    }
    if (last != null) {
      last.changesTo(settings).forEach(this::log);
    }
    last = settings;
    return outcome;
  }

  /// A hash of the file's content, whatever it is reached by; one word when it cannot be read.
  String content() {
    try {
      return Sha256.of(Files.readString(path));
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private void log(Settings.Changed changed) {
    LOG.atInfo().log(
        "{}: {}: {}{}",
        path.getFileName(),
        changed.path(),
        changed.text(),
        changed.isAtOnce() ? "" : "; takes effect when the router is started again");
  }
}
