package io.interlock.router.lifecycle;

import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.ServiceConfig;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The services to begin with, and where others may come from.
///
/// @param file reads `gateway.yaml` as it is now, and may block; null when there is none
/// @param access hears which services are in force
public record ServiceSetup(
    List<ServiceConfig> services, @Nullable Supplier<ConfigOutcome> file, SubgraphAccess access) {
  public ServiceSetup {
    services = List.copyOf(services);
  }

  /// Services that stay what they are.
  public static ServiceSetup of(List<ServiceConfig> services) {
    return new ServiceSetup(services, null, SubgraphAccess.NONE);
  }
}
