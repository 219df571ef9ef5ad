package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/// What answers to changes tell whether they went well or not: how SDLs were fetched, and how long
/// each step took.
final class ChangeDetails {

  private ChangeDetails() {}

  static void print(JsonNode answer, PrintStream out) {
    printAttempts(answer.path("attempts"), out);
    printTimings(answer.path("timings"), out);
  }

  /// One line for each service that did not answer the first try.
  private static void printAttempts(JsonNode attempts, PrintStream out) {
    Map<String, StringJoiner> tries = new LinkedHashMap<>();
    for (JsonNode attempt : attempts) {
      tries
          .computeIfAbsent(Printable.text(attempt, "service"), _ -> new StringJoiner(", "))
          .add(
              Printable.text(attempt, "outcome") + " after " + attempt.path("ms").asLong() + " ms");
    }
    tries.forEach((service, outcomes) -> {
      if (!outcomes.toString().startsWith("OK ")) {
        out.println("  fetched " + service + ": " + outcomes);
      }
    });
  }

  private static void printTimings(JsonNode timings, PrintStream out) {
    StringJoiner steps = new StringJoiner(", ", "  timings: ", "");
    steps.setEmptyValue("");
    timings
        .properties()
        .forEach(step ->
            steps.add(Printable.of(step.getKey()) + " " + step.getValue().asLong() + " ms"));
    if (steps.length() > 0) {
      out.println(steps);
    }
  }
}
