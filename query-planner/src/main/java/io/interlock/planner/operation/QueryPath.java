package io.interlock.planner.operation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in an operation, as clients know it: the response keys that lead there, and the type
/// conditions on the way. Places share their beginnings.
public final class QueryPath {
  static final QueryPath ROOT = new QueryPath(null, "", 0);

  private static final String FRAGMENT = "... on ";

  private final @Nullable QueryPath above;
  private final String step;
  private final int fields;

  private QueryPath(@Nullable QueryPath above, String step, int fields) {
    this.above = above;
    this.step = step;
    this.fields = fields;
  }

  QueryPath field(String responseKey) {
    return new QueryPath(this, responseKey, fields + 1);
  }

  QueryPath fragment(String type) {
    return new QueryPath(this, FRAGMENT + type, fields);
  }

  /// How many fields lead there.
  int fields() {
    return fields;
  }

  /// Response keys, and `... on T`, from the root down.
  public List<String> steps() {
    List<String> steps = new ArrayList<>();
    for (QueryPath path = this; path.above != null; path = path.above) {
      steps.add(path.step);
    }
    return steps.reversed();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QueryPath path && path.fields == fields && path.steps().equals(steps());
  }

  @Override
  public int hashCode() {
    return step.hashCode() * 31 + fields;
  }
}
