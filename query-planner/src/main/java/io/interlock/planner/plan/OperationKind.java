package io.interlock.planner.plan;

/// The kinds of operations.
public enum OperationKind {
  QUERY("query"),
  MUTATION("mutation"),
  SUBSCRIPTION("subscription");

  private final String keyword;

  OperationKind(String keyword) {
    this.keyword = keyword;
  }

  /// The word in a GraphQL document.
  public String keyword() {
    return keyword;
  }
}
