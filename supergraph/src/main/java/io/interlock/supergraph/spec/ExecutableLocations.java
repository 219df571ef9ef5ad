package io.interlock.supergraph.spec;

import java.util.Set;

/// The places of a directive in an operation, as opposed to those in a schema.
public final class ExecutableLocations {
  public static final Set<String> ALL =
      Set.of(
          "QUERY",
          "MUTATION",
          "SUBSCRIPTION",
          "FIELD",
          "FRAGMENT_DEFINITION",
          "FRAGMENT_SPREAD",
          "INLINE_FRAGMENT",
          "VARIABLE_DEFINITION");

  private ExecutableLocations() {}
}
