package io.interlock.benchmarks.load.operation;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One kind of load.
///
/// @param says what it is, in a line
/// @param requests the requests, whose answers the monolith knows
public record Operation(String name, String says, Function<GraphqlServer, Traffic> requests) {

  /// All operations, in the order in which they are run.
  public static List<Operation> all() {
    return Operations.ALL;
  }

  public static Optional<Operation> named(String name) {
    return all().stream().filter(operation -> operation.name().equals(name)).findFirst();
  }

  /// @param monolith says what the answers must be
  public Traffic traffic(GraphqlServer monolith) {
    return requests.apply(monolith);
  }
}
