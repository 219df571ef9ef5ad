package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.site.RunningShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A router that can be started.
public interface RouterKind {
  /// As the command line names it.
  String name();

  /// Makes ready what is missing and says how to start it.
  ///
  /// @param traffic that will come
  /// @param port where it shall listen, on loopback
  /// @param folder of its own, for configuration files
  Launch launch(RunningShop shop, List<Traffic> traffic, int port, Path folder)
      throws IOException, InterruptedException;

  /// Whether there is a way to serve the traffic at all.
  default boolean canServe(Traffic traffic) {
    return true;
  }
}
