package io.interlock.testkit.federation;

/// One `@key` of a type.
///
/// @param text the field set as the SDL has it
/// @param isResolvable whether representations with this key may be sent here
public record EntityKey(String text, FieldPaths fields, boolean isResolvable) {}
