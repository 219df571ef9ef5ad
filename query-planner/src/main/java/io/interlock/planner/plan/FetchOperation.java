package io.interlock.planner.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The operation of one subgraph request.
///
/// @param subgraph the subgraph's name
/// @param kind an entity fetch is always a query
/// @param name the operation's name, null for an anonymous one
/// @param text the document that is sent, minified
/// @param variables the client's variables that it uses, in order of use, without representations
/// @param id by which deferred parts say that they depend on it; null when none does
public record FetchOperation(
    String subgraph,
    OperationKind kind,
    @Nullable String name,
    String text,
    List<String> variables,
    @Nullable String id) {
  public FetchOperation {
    variables = List.copyOf(variables);
  }

  /// One on which no deferred part depends.
  public FetchOperation(
      String subgraph,
      OperationKind kind,
      @Nullable String name,
      String text,
      List<String> variables) {
    this(subgraph, kind, name, text, variables, null);
  }
}
