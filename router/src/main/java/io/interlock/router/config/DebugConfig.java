package io.interlock.router.config;

/// Switches for development; all off unless the router was started for development.
///
/// @param faults whether faults may be injected into the loading of a schema
public record DebugConfig(boolean faults) {}
