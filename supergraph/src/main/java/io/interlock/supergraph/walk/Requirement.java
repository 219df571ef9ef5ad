package io.interlock.supergraph.walk;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.graph.GraphNode;
import java.util.List;
import java.util.Optional;

/// Where the parts of a `@requires` come from, when it is needed at a node.
final class Requirement implements Inquiry {
  private final GraphNode from;
  private final FieldSet requires;
  private final ConditionResolver conditions;
  private Optional<List<Trail<ConditionStep>>> found = Optional.empty();
  private Optional<List<Trail<ConditionStep>>> admitted = Optional.empty();
  private boolean isClosed;

  Requirement(GraphNode from, FieldSet requires, ConditionResolver conditions) {
    this.from = from;
    this.requires = requires;
    this.conditions = conditions;
  }

  /// One trail per leaf; empty when one cannot be had.
  Optional<List<Trail<ConditionStep>>> trails() {
    return admitted;
  }

  @Override
  public int look() {
    if (admitted.isPresent()) {
      return NOTHING;
    }
    found = conditions.resolve(from, requires, false);
    return found
        .map(trails -> trails.stream().mapToInt(Trail::stages).max().orElse(0))
        .orElse(NOTHING);
  }

  @Override
  public boolean admit(int stages) {
    if (admitted.isPresent()) {
      return false;
    }
    admitted = found.filter(trails -> trails.stream().allMatch(t -> t.stages() <= stages));
    return admitted.isPresent();
  }

  @Override
  public void forget() {
    admitted = Optional.empty();
  }

  @Override
  public void close() {
    isClosed = true;
  }

  @Override
  public boolean isClosed() {
    return isClosed;
  }
}
