package io.interlock.composer.satisfiability;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which progressive overrides may have happened for a request.
final class LabelChoices {
  /// With more labels than this not every combination is proven: there are too many.
  private static final int MAX_COMBINED = 4;

  private LabelChoices() {}

  /// The sets of labels to be proven, but the empty one. With many labels: all, each alone, and all
  /// but one.
  static Set<Set<String>> of(SortedSet<String> labels) {
    Set<Set<String>> choices = new LinkedHashSet<>();
    if (labels.isEmpty()) {
      return choices;
    }
    choices.add(labels);
    if (labels.size() <= MAX_COMBINED) {
      choices.addAll(combinations(List.copyOf(labels)));
    } else {
      for (String label : labels) {
        choices.add(Set.of(label));
        Set<String> others = new TreeSet<>(labels);
        others.remove(label);
        choices.add(others);
      }
    }
    return choices;
  }

  private static List<Set<String>> combinations(List<String> labels) {
    List<Set<String>> combinations = new ArrayList<>();
    for (int bits = 1; bits < 1 << labels.size(); bits++) {
      Set<String> combination = new TreeSet<>();
      for (int i = 0; i < labels.size(); i++) {
        if ((bits >> i & 1) == 1) {
          combination.add(labels.get(i));
        }
      }
      combinations.add(combination);
    }
    return combinations;
  }
}
