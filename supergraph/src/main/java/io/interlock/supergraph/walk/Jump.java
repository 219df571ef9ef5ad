package io.interlock.supergraph.walk;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.graph.GraphNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entity fetch from the object at `from`: what must be known of the object, and where each part
/// of that comes from. `from` and `to` are in the same subgraph when a `@requires` needs the
/// subgraph a second time.
///
/// @param key the key that is sent; empty for a root type
/// @param requires the `@requires` of the field that the jump is made for, if it has one
/// @param conditions one for each leaf of the key and of the requirement, found from `from`
public record Jump(
    GraphNode from,
    GraphNode to,
    FieldSet key,
    @Nullable FieldSet requires,
    List<Trail<ConditionStep>> conditions) {
  /// Two requirements that each need both of two requirements, and so on, double the number at
  /// every level; how many exactly is of no interest then.
  private static final int MANY_FETCHES = 1 << 20;

  public Jump {
    conditions = List.copyOf(conditions);
  }

  /// Whether the jump re-enters a root type, which needs no key.
  public boolean isRoot() {
    return key.selections().isEmpty();
  }

  /// Whether a part of the key may be null in an object; it cannot be asked for then.
  public boolean mayLackKey() {
    for (Trail<ConditionStep> condition : conditions) {
      for (Trail<ConditionStep> t = condition; t != null; t = t.before()) {
        if (t.lastElement().orElse(null) instanceof ConditionStep.Field field
            && field.isPartOfKey()
            && !field.type().isNonNull()) {
          return true;
        }
      }
    }
    return false;
  }

  /// How many fetches after the one of `from` this one can be sent: 1 when that one has all it
  /// needs.
  public int stages() {
    int stages = 0;
    for (Trail<ConditionStep> condition : conditions) {
      stages = Math.max(stages, condition.stages());
    }
    return stages + 1;
  }

  /// This fetch and those that its conditions need, up to a bound.
  public int fetches() {
    int fetches = 1;
    for (Trail<ConditionStep> condition : conditions) {
      fetches = Math.min(fetches + condition.fetches(), MANY_FETCHES);
    }
    return fetches;
  }
}
