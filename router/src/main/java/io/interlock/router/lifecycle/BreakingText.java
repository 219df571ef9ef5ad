package io.interlock.router.lifecycle;

import io.interlock.router.engine.AffectedOperation;
import io.interlock.router.engine.WarmUp;
import io.interlock.supergraph.diff.SchemaChange;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words for what breaks: one line, for example `1 breaking change: FIELD_REMOVED
/// Product.price; 1 operation served lately fails: Prices (for FIELD_REMOVED Product.price)`.
final class BreakingText {
  /// As many as one reads in a line; the answer lists all.
  private static final int NAMED = 5;

  private BreakingText() {}

  static String sentence(Impact impact) {
    return changes(impact.changes().breaking()) + "; " + operations(impact);
  }

  private static String changes(List<SchemaChange> breaking) {
    return switch (breaking.size()) {
      case 0 -> "no breaking change";
      case 1 -> "1 breaking change: " + named(breaking, BreakingText::name);
      default -> breaking.size() + " breaking changes: " + named(breaking, BreakingText::name);
    };
  }

  private static String operations(Impact impact) {
    @Nullable WarmUp warmUp = impact.warmUp();
    if (warmUp == null) {
      return "operations served lately could not be looked at";
    }
    String left = warmUp.left() == 0 ? "" : "; " + warmUp.left() + " were not looked at";
    return failing(impact.failing()) + left;
  }

  private static String failing(List<Impact.AffectedUse> failing) {
    return switch (failing.size()) {
      case 0 -> "no operation served lately fails";
      case 1 -> "1 operation served lately fails: " + named(failing, BreakingText::blame);
      default ->
          failing.size() + " operations served lately fail: " + named(failing, BreakingText::blame);
    };
  }

  private static String blame(Impact.AffectedUse use) {
    AffectedOperation operation = use.operation();
    String name = operation.name() == null ? operation.hash() : operation.name();
    return use.changes().isEmpty()
        ? name
        : name + " (for " + named(use.changes(), BreakingText::name) + ")";
  }

  private static String name(SchemaChange change) {
    return change.type() + " " + change.coordinate();
  }

  private static <T> String named(List<T> all, Function<T, String> name) {
    String first = all.stream().limit(NAMED).map(name).collect(Collectors.joining(", "));
    return all.size() <= NAMED ? first : first + " and " + (all.size() - NAMED) + " more";
  }
}
