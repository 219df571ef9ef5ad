package io.interlock.composer.diagnostic;

/// A place in a subgraph's SDL; lines and columns count from 1.
public record SourceLocation(String subgraph, int line, int column) {
  @Override
  public String toString() {
    return subgraph + ":" + line + ":" + column;
  }
}
