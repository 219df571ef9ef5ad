package io.interlock.router.lifecycle;

/// Something worth knowing about a schema that composes.
///
/// @param level for example `WARN`
public record SchemaHint(String code, String level, String message) {}
