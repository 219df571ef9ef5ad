package io.interlock.planner.plan;

import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import java.util.List;

/// A value that a `@context` gives to the arguments of fields below it.
///
/// @param variable the request's variable that takes it
/// @param from the path of the objects that set the context, above those of the fetch
/// @param selections what is read from such an object: at each level the one field whose value it
///   is, which may differ from type to type
public record ContextValue(String variable, ResponsePath from, List<RequiredSelection> selections) {
  public ContextValue {
    selections = List.copyOf(selections);
  }
}
