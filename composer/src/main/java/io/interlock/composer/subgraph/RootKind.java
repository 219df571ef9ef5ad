package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import java.util.Arrays;
import java.util.Optional;

/// The kinds of operations.
public enum RootKind {
  QUERY("Query", ErrorCode.ROOT_QUERY_USED),
  MUTATION("Mutation", ErrorCode.ROOT_MUTATION_USED),
  SUBSCRIPTION("Subscription", ErrorCode.ROOT_SUBSCRIPTION_USED);

  private final String defaultName;
  private final ErrorCode nameTaken;

  RootKind(String defaultName, ErrorCode nameTaken) {
    this.defaultName = defaultName;
    this.nameTaken = nameTaken;
  }

  /// The kind that a schema block calls `keyword`.
  static Optional<RootKind> of(String keyword) {
    return Arrays.stream(values()).filter(kind -> kind.keyword().equals(keyword)).findFirst();
  }

  /// The name of its type unless the schema says otherwise.
  public String defaultName() {
    return defaultName;
  }

  /// The error for another type that has the default name.
  public ErrorCode nameTaken() {
    return nameTaken;
  }

  /// `query`, `mutation` or `subscription`.
  public String keyword() {
    return defaultName.toLowerCase(java.util.Locale.ROOT);
  }
}
