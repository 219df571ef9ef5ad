package io.interlock.supergraph.fieldset;

/// Why a field set cannot be read on a type.
///
/// @param type the type that is read where the fault is
/// @param field what is read of it; empty when it is no field
/// @param message one sentence without its full stop
public record FieldSetFault(Kind kind, String type, String field, String message) {
  /// What sort of fault it is.
  public enum Kind {
    ALIAS,
    UNKNOWN_FIELD,
    ARGUMENT,
    /// A composite field without a selection, or a leaf with one.
    SELECTION,
    /// A field of interface or union type, where none may be.
    ABSTRACT_FIELD,
    /// A type condition that is unknown or can never match.
    TYPE_CONDITION
  }
}
