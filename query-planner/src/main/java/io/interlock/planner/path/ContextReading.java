package io.interlock.planner.path;

import io.interlock.supergraph.walk.ConditionStep;
import io.interlock.supergraph.walk.Trail;
import java.util.List;

/// An argument that is filled from a context: where its value comes from.
///
/// @param argument the argument's name
/// @param type the argument's type in the subgraph
/// @param above how many legs of the trail lead to the object that sets the context
/// @param values the ways from there to the value, one for each object type that has it elsewhere
public record ContextReading(
    String argument, String type, int above, List<Trail<ConditionStep>> values) {
  public ContextReading {
    values = List.copyOf(values);
  }
}
