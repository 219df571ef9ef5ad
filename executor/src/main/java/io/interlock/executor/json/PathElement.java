package io.interlock.executor.json;

/// One step into a JSON value: a key of an object, or the index of a list element.
public sealed interface PathElement {
  /// A key.
  record Key(String name) implements PathElement {}

  /// A position in a list, from 0.
  record Index(int position) implements PathElement {}
}
