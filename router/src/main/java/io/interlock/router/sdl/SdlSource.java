package io.interlock.router.sdl;

import io.interlock.router.config.ServiceConfig;
import java.util.concurrent.CompletionStage;

/// Where the SDL of a service comes from.
@FunctionalInterface
public interface SdlSource {
  /// Fetches the SDL as it is now, with the service's retries. Called from any thread; never
  /// blocks.
  ///
  /// @return never completed exceptionally
  CompletionStage<SdlOutcome> fetch(ServiceConfig service);
}
