package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The names of subgraphs: not empty, not reserved, and each only once.
public final class SubgraphNames {
  private static final String RESERVED = "_";

  private SubgraphNames() {}

  /// Whether `name` may be a subgraph's; the error is added when not.
  static boolean isUsable(String name, Errors errors) {
    if (name.equals(RESERVED)) {
      errors.add(
          ErrorCode.INVALID_SUBGRAPH_NAME,
          "",
          "\"%s\" cannot name a subgraph: it is reserved".formatted(name));
    } else if (name.isEmpty()) {
      errors.add(ErrorCode.INVALID_SUBGRAPH_NAME, "", "A subgraph has an empty name");
    }
    return !name.equals(RESERVED) && !name.isEmpty();
  }

  /// Adds an error for every name that was there before.
  public static void refuseEqual(List<String> names, Errors errors) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        errors.add(
            ErrorCode.INVALID_SUBGRAPH_NAME,
            "",
            "There are several subgraphs named \"%s\"".formatted(name));
      }
    }
  }
}
