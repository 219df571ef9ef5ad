package io.interlock.benchmarks.load.router;

import java.util.List;
import java.util.Map;

/// How a router is started.
///
/// @param command runs in a folder of its own
/// @param environment beside what this process has
/// @param path of the GraphQL endpoint
/// @param state what is measured, for the report: version, what is switched on or off
public record Launch(
    List<String> command, Map<String, String> environment, String path, String state) {

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
