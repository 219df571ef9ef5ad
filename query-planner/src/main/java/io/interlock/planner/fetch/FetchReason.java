package io.interlock.planner.fetch;

import org.jspecify.annotations.Nullable;

/// Why a fetch is made, or why it asks for something. Noted only for those who look at plans.
public sealed interface FetchReason {
  /// It is entered by a jump.
  ///
  /// @param type of the objects that are sent; of a root type nothing is sent
  /// @param from the subgraph that it is entered from
  /// @param key the key that is sent; null for a root type
  record Entered(String type, String from, @Nullable String key) implements FetchReason {}

  /// It brings what the client asked for.
  ///
  /// @param path where in the answer, with the types that fragments narrow to
  record Brings(String path) implements FetchReason {}

  /// It brings a part of a key.
  ///
  /// @param field the part, as a path below the object
  /// @param type of the object
  /// @param subgraph the one that is entered with the key
  record BringsKey(String field, String type, String subgraph) implements FetchReason {}

  /// It brings a part of what a field requires.
  ///
  /// @param field the part, as a path below the object
  /// @param requiredBy the field's coordinate
  /// @param subgraph the one that answers that field
  record BringsRequirement(String field, String requiredBy, String subgraph)
      implements FetchReason {}

  /// It brings a value that the router fills an argument with, from a context.
  ///
  /// @param field the value, as a path below the object that sets the context
  /// @param argument its name
  /// @param argumentOf the coordinate of the field that has the argument
  record BringsArgument(String field, String argument, String argumentOf) implements FetchReason {}
}
