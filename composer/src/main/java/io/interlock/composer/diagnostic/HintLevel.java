package io.interlock.composer.diagnostic;

/// How much attention a hint deserves, most first.
public enum HintLevel {
  WARN,
  INFO,
  DEBUG
}
