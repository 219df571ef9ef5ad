package io.interlock.benchmarks.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the composer said of one case, against what was recorded for it.
///
/// @param expected `{"supergraphSdl", "hints"}` or `{"errors"}`
/// @param actual of the same form
record Expectation(String id, JsonNode expected, JsonNode actual) {

  /// Whether the case is to be accepted.
  boolean expectsSupergraph() {
    return accepts(expected);
  }

  boolean isVerdictEqual() {
    return accepts(expected) == accepts(actual);
  }

  boolean areCodesEqual() {
    return codes(expected, "errors").equals(codes(actual, "errors"));
  }

  boolean areHintsEqual() {
    return isVerdictEqual() && codes(expected, "hints").equals(codes(actual, "hints"));
  }

  /// What one supergraph states and the other does not: `- ` expected and missing, `+ ` not
  /// expected. Empty when they are equal, or when neither exists.
  List<String> differences() {
    SortedSet<String> wanted = facts(expected);
    SortedSet<String> found = facts(actual);
    List<String> differences = new ArrayList<>();
    wanted.stream()
        .filter(fact -> !found.contains(fact))
        .forEach(fact -> differences.add("- " + fact));
    found.stream()
        .filter(fact -> !wanted.contains(fact))
        .forEach(fact -> differences.add("+ " + fact));
    return differences;
  }

  /// The distinct codes of `errors` or `hints`.
  static SortedSet<String> codes(JsonNode verdict, String member) {
    SortedSet<String> codes = new TreeSet<>();
    verdict.path(member).forEach(item -> codes.add(item.path("code").asText()));
    return codes;
  }

  private static boolean accepts(JsonNode verdict) {
    return verdict.hasNonNull("supergraphSdl");
  }

  private static SortedSet<String> facts(JsonNode verdict) {
    return accepts(verdict)
        ? SupergraphFacts.of(Objects.requireNonNull(verdict.get("supergraphSdl")).asText())
        : new TreeSet<>();
  }
}
