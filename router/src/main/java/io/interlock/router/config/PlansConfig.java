package io.interlock.router.config;

/// What clients may see of query plans.
///
/// @param expose whether a request may ask for the plan of its operation by a header
public record PlansConfig(boolean expose) {}
