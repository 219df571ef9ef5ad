package io.interlock.supergraph.schema;

/// A supergraph that cannot be read. The message says what was expected, what came, and where.
public final class SupergraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why a supergraph is refused, by the codes of the federation documentation.
  public enum Code {
    /// Not GraphQL, or breaks a rule of its type system.
    INVALID_GRAPHQL,
    /// No core or join link, or a version of join that is not known here.
    INVALID_FEDERATION_SUPERGRAPH,
    /// A feature linked `for:` EXECUTION or SECURITY that is not known here.
    UNSUPPORTED_LINKED_FEATURE
  }

  private final Code code;

  public SupergraphException(Code code, String message) {
    super(message);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
