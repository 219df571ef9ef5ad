package io.interlock.benchmarks.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The command behind `benchmarks/compare-compositions`.
///
/// Reads labelled cases `{"id", "subgraphs", "expected"}` and the answers of `interlock compose
/// --batch` to the same lines, and prints what differs. Ends with 0 when every count reaches its
/// goal, with 1 when not, with 2 when the files do not belong together.
public final class CompositionComparison {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CompositionComparison() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("expected: CASES ANSWERS, both files of JSON lines");
      System.exit(2);
    }
    try {
      ComparisonReport report = compare(Path.of(arguments[0]), Path.of(arguments[1]));
      System.out.println(report);
      System.exit(report.isGood() ? 0 : 1);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /// @throws IllegalArgumentException when a case has no answer, or no expectation
  static ComparisonReport compare(Path cases, Path answers) throws IOException {
    ComparisonReport report = new ComparisonReport();
    try (BufferedReader questions = Files.newBufferedReader(cases);
        BufferedReader replies = Files.newBufferedReader(answers)) {
      for (JsonNode question = next(questions); question != null; question = next(questions)) {
        report.add(expectation(question, next(replies)));
      }
    }
    return report;
  }

  private static Expectation expectation(JsonNode question, @Nullable JsonNode answer) {
    String id = question.path("id").asText();
    if (!question.path("expected").isObject()) {
      throw new IllegalArgumentException("case " + id + ": expected an object \"expected\"");
    }
    String answered = answer == null ? "nothing" : answer.path("id").asText();
    if (answer == null || !answered.equals(id)) {
      throw new IllegalArgumentException("case " + id + ": expected its answer, got " + answered);
    }
    return new Expectation(id, question.get("expected"), answer);
  }

  private static @Nullable JsonNode next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && line.isBlank()) {
      line = lines.readLine();
    }
    return line == null ? null : JSON.readTree(line);
  }
}
