package io.interlock.testkit.federation;

/// A subgraph SDL that its own server would refuse to start with.
public final class SubgraphSdlException extends RuntimeException {
  public SubgraphSdlException(String message) {
    super(message);
  }

  public SubgraphSdlException(String message, Throwable cause) {
    super(message, cause);
  }
}
