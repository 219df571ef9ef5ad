package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.site.RunningShop;
import java.io.IOException;
import java.nio.file.Path;

/// A router that can be started.
public interface RouterKind {
  /// As the command line names it.
  String name();

  /// Makes ready what is missing and says how to start it.
  ///
  /// @param port where it shall listen, on loopback
  /// @param folder of its own, for configuration files
  Launch launch(RunningShop shop, int port, Path folder) throws IOException;
}
