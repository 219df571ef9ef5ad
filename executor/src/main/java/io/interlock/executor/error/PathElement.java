package io.interlock.executor.error;

/// One step of the path of an error: a response key, or the index of a list element.
public sealed interface PathElement {
  /// A response key.
  record Key(String name) implements PathElement {}

  /// A position in a list, from 0.
  record Index(int position) implements PathElement {}
}
