package io.interlock.router.config;

import java.util.Map;

/// What a configuration file is read against.
///
/// @param environment the variables that `${NAME}` may name
/// @param isDevelopment whether switches for development are allowed
public record ConfigContext(Map<String, String> environment, boolean isDevelopment) {

  public ConfigContext {
    environment = Map.copyOf(environment);
  }

  /// This process's environment; development when `INTERLOCK_DEV` is `1`.
  public static ConfigContext ofProcess() {
    Map<String, String> environment = System.getenv();
    return new ConfigContext(environment, "1".equals(environment.get("INTERLOCK_DEV")));
  }
}
