package io.interlock.supergraph.fieldset;

/// A text that is no field set: broken syntax, an empty selection, or a named fragment spread.
public final class FieldSetSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FieldSetSyntaxException(String message) {
    super(message);
  }
}
