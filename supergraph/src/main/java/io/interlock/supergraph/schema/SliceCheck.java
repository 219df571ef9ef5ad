package io.interlock.supergraph.schema;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/// Which of many slices of one supergraph hold in another one. Operations ask much the same of a
/// supergraph, so each question is asked and its answer compared once: the slices all have the same
/// answer to it.
///
/// One thread.
public final class SliceCheck {
  private final SchemaView view;
  private final Map<SchemaSlice.Question, Boolean> alike = new HashMap<>();
  private final Map<SchemaSlice, Boolean> known = new IdentityHashMap<>();

  /// @param view the other supergraph
  public SliceCheck(SchemaView view) {
    this.view = view;
  }

  /// Whether the other supergraph answers every question of the slice as before.
  public boolean holds(SchemaSlice slice) {
    return known.computeIfAbsent(slice, s -> s.holds(this::isAnsweredAlike));
  }

  private boolean isAnsweredAlike(SchemaSlice.Question question, Object answer) {
    return alike.computeIfAbsent(question, q -> q.askOf(view).equals(answer));
  }
}
