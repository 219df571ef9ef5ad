package io.interlock.planner.operation;

import io.interlock.planner.plan.ClientSelection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What an operation may come to, as counts: a few nested fragments can stand for more fields than
/// there are atoms. Equal positions share one tree, which costs little; but a plan spells every
/// position out. One operation, one thread.
public final class OperationBudget {
  /// Selections met while fragments are opened, each counted again for every variable that its
  /// inclusion depends on.
  private static final int MAX_SELECTIONS = 200_000;

  /// Fields after merging, every position spelt out. A document of the default length cannot hold
  /// as many without fragments.
  private static final int MAX_FIELDS = 10_000;

  private int selections;

  OperationBudget() {}

  /// Meets a selection.
  ///
  /// @throws ExceededException when it is one too many
  void meet(Conditions conditions) {
    selections += 1 + conditions.all().size();
    if (selections > MAX_SELECTIONS) {
      throw new ExceededException(
          "opening its fragments takes more than %,d steps", MAX_SELECTIONS);
    }
  }

  /// @throws ExceededException when one of the trees is too large
  static void check(OperationSelection planned, ClientSelection seen) {
    if (new PlannedSize().of(planned) > MAX_FIELDS || new SeenSize().of(seen) > MAX_FIELDS) {
      throw new ExceededException(
          "it has more than %,d fields after equal ones are merged", MAX_FIELDS);
    }
  }

  /// The fields of a tree, each counted again for every variable that its inclusion depends on.
  private static final class PlannedSize {
    private final Map<OperationSelection, Long> known = new IdentityHashMap<>();

    long of(OperationSelection selection) {
      Long size = known.get(selection);
      if (size == null) {
        size = of(selection.fields());
        for (OperationSelection.Branch branch : selection.branches()) {
          size = bounded(size + of(branch.fields()));
        }
        known.put(selection, size);
      }
      return size;
    }

    private long of(List<OperationField> fields) {
      long size = 0;
      for (OperationField field : fields) {
        long below = field.selection() == null ? 0 : of(field.selection());
        size = bounded(size + 1 + field.conditions().all().size() + below);
      }
      return size;
    }
  }

  private static final class SeenSize {
    private final Map<ClientSelection, Long> known = new IdentityHashMap<>();

    long of(ClientSelection selection) {
      Long size = known.get(selection);
      if (size == null) {
        size = 0L;
        for (ClientSelection.ClientField field : selection.fields()) {
          size = bounded(size + 1 + (field.selection() == null ? 0 : of(field.selection())));
        }
        known.put(selection, size);
      }
      return size;
    }
  }

  /// Far above the limit, and no more: sums double from level to level.
  private static long bounded(long size) {
    return Math.min(size, Integer.MAX_VALUE);
  }

  /// The operation would come to more than is allowed. The message is a clause about it.
  public static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExceededException(String message, int limit) {
      super(message.formatted(limit));
    }
  }
}
