package io.interlock.supergraph.schema;

import org.jspecify.annotations.Nullable;

/// An argument or a field of an input object.
///
/// @param defaultValue a GraphQL literal as text, null when there is none
public record InputValueFacts(
    String name, TypeRef type, @Nullable String defaultValue, boolean isInaccessible) {
  /// Whether a value must be given.
  public boolean isRequired() {
    return type.isNonNull() && defaultValue == null;
  }
}
