package io.interlock.executor.json;

/// What a JSON value is, told from its first byte.
public enum JsonKind {
  NULL,
  TRUE,
  FALSE,
  NUMBER,
  STRING,
  ARRAY,
  OBJECT;

  public boolean isBoolean() {
    return this == TRUE || this == FALSE;
  }
}
