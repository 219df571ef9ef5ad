package io.interlock.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;

/// Counts of equal answers, the goals they are held against, and what differs.
final class ComparisonReport {

  /// So many differing facts of a supergraph are shown.
  private static final int FACTS_SHOWN = 5;

  private final Count verdicts = new Count("verdicts", 100);
  private final Count codes = new Count("sets of error codes", 99);
  private final Count supergraphs = new Count("supergraphs", 100);
  private final Count hints = new Count("sets of hint codes", 97);
  private final List<String> differences = new ArrayList<>();

  void add(Expectation answer) {
    verdicts.add(answer.isVerdictEqual());
    codes.add(answer.areCodesEqual());
    if (!answer.areCodesEqual()) {
      differ(answer, "error codes", "errors");
    }
    if (answer.expectsSupergraph()) {
      addSupergraph(answer);
    }
  }

  private void addSupergraph(Expectation answer) {
    List<String> facts = answer.differences();
    supergraphs.add(facts.isEmpty());
    if (!facts.isEmpty() && answer.isVerdictEqual()) {
      differences.add(
          answer.id()
              + ": "
              + facts.size()
              + " facts of the supergraph differ\n    "
              + String.join("\n    ", facts.subList(0, Math.min(FACTS_SHOWN, facts.size()))));
    }
    hints.add(answer.areHintsEqual());
    if (!answer.areHintsEqual() && answer.isVerdictEqual()) {
      differ(answer, "hint codes", "hints");
    }
  }

  private void differ(Expectation answer, String what, String member) {
    differences.add(
        "%s: %s: expected %s, got %s"
            .formatted(
                answer.id(),
                what,
                Expectation.codes(answer.expected(), member),
                Expectation.codes(answer.actual(), member)));
  }

  /// Whether every count reaches its goal.
  boolean isGood() {
    return List.of(verdicts, codes, supergraphs, hints).stream().allMatch(Count::isReached);
  }

  /// One line a difference, then one a count.
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(differences);
    List.of(verdicts, codes, supergraphs, hints).forEach(count -> lines.add(count.toString()));
    return String.join("\n", lines);
  }

  /// How many of some answers are equal.
  private static final class Count {
    private final String what;
    private final int goalPercent;
    private int equal;
    private int all;

    Count(String what, int goalPercent) {
      this.what = what;
      this.goalPercent = goalPercent;
    }

    void add(boolean isEqual) {
      all++;
      equal += isEqual ? 1 : 0;
    }

    boolean isReached() {
      return equal * 100L >= (long) goalPercent * all;
    }

    @Override
    public String toString() {
      return "%-20s %d of %d equal (goal: %d %%)%s"
          .formatted(what, equal, all, goalPercent, isReached() ? "" : " MISSED");
    }
  }
}
