package io.interlock.router.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides for a request which progressive overrides have happened. `percent(n)` happens for so
/// many percent of the requests; another label when it was named. Thread-safe if `random` is.
///
/// @param named labels that are active for every request
/// @param random gives numbers from 0 to 1, exclusive
public record OverrideDecisions(Set<String> named, DoubleSupplier random) {
  /// No override has happened.
  public static final OverrideDecisions NONE = new OverrideDecisions(Set.of(), () -> 1);

  private static final Pattern PERCENT = Pattern.compile("percent\\((\\d+(?:\\.\\d+)?)\\)");
  private static final double WHOLE = 100;

  public OverrideDecisions {
    named = Set.copyOf(named);
  }

  /// Those of `labels` that are active for one request.
  Set<String> active(Set<String> labels) {
    if (labels.isEmpty()) {
      return labels;
    }
    Set<String> active = new HashSet<>();
    for (String label : labels) {
      if (isActive(label)) {
        active.add(label);
      }
    }
    return active;
  }

  private boolean isActive(String label) {
    Matcher percent = PERCENT.matcher(label);
    return named.contains(label)
        || percent.matches() && random.getAsDouble() * WHOLE < Double.parseDouble(percent.group(1));
  }
}
