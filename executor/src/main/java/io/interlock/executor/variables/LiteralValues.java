package io.interlock.executor.variables;

import org.jspecify.annotations.Nullable;

/// The values of variables that stand for literals of the operation's text, by variable. They were
/// validated with the text, so they are not checked again. Immutable; bound to one {@link
/// VariableProgram}.
public final class LiteralValues {
  /// For an operation whose literals stand where they were written.
  public static final LiteralValues NONE = new LiteralValues(new byte[0][]);

  private final byte[] @Nullable [] json;

  LiteralValues(byte[] @Nullable [] json) {
    this.json = json;
  }

  /// Hot path: per request. The JSON of the variable's value, null when it is the client's.
  byte @Nullable [] json(int variable) {
    return variable < json.length ? json[variable] : null;
  }
}
