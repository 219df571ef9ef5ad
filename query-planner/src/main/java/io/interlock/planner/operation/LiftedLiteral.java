package io.interlock.planner.operation;

/// A literal of the client's that a variable stands for.
///
/// @param variable the variable's name, without `$`
/// @param literal a GraphQL literal, coerced as far as its type tells: lists where a list is
///   expected, a string where an `ID` is
public record LiftedLiteral(String variable, String literal) {}
