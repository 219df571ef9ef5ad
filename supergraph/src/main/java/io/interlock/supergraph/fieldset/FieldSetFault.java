package io.interlock.supergraph.fieldset;

/// Why a field set cannot be read on a type.
///
/// @param message one sentence without its full stop
public record FieldSetFault(Kind kind, String message) {
  /// What sort of fault it is.
  public enum Kind {
    ALIAS,
    UNKNOWN_FIELD,
    ARGUMENT,
    /// A composite field without a selection, or a leaf with one.
    SELECTION,
    /// A type condition that is unknown or can never match.
    TYPE_CONDITION
  }
}
