package io.interlock.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A run's figures as Markdown.
final class Report {

  /// Above that the figures of a round are not of a warm run.
  private static final double MISSES_PERCENT = 0.5;

  private final List<String> head;
  private final Map<String, String> states = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /// @param head paragraphs that say what was run on what
  Report(List<String> head) {
    this.head = List.copyOf(head);
  }

  /// @param start from the start of the process to the first right answer
  private record Row(String operation, String router, Duration start, Measurement figures) {

    String line() {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %.0f | %s | %.2f | %.2f | %.2f | %.0f | %.0f | %s | %d | %.1f | %s |",
          operation,
          router,
          figures.requestsPerSecond(),
          micros(figures.cpuMicros()),
          figures.p50Millis(),
          figures.p99Millis(),
          figures.p999Millis(),
          figures.maxMillis(),
          figures.peakMib(),
          subgraphs(),
          start.toMillis(),
          figures.latenessMillis(),
          heap());
    }

    private String heap() {
      return Double.isNaN(figures.heapBytes())
          ? ""
          : String.format(Locale.ROOT, "%.1f", figures.heapBytes() / 1024);
    }

    private String subgraphs() {
      String requests = String.format(Locale.ROOT, "%.2f", figures.subgraphRequests());
      return figures.missesPercent() < MISSES_PERCENT
          ? requests
          : String.format(Locale.ROOT, "%s (%.0f %% new)", requests, figures.missesPercent());
    }
  }

  void describe(String router, String state) {
    states.put(router, state);
  }

  void add(String operation, String router, Duration start, Measurement figures) {
    rows.add(new Row(operation, router, start, figures));
  }

  private static String micros(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    head.forEach(paragraph -> text.append(paragraph).append("\n\n"));
    states.forEach((router, state) -> text.append("- `%s`: %s\n".formatted(router, state)));
    text.append(
        """

        | operation | router | requests/s | CPU µs/request | p50 ms | p99 ms | p99.9 ms | max ms | peak RSS MiB | subgraph requests | start ms | sent late ms | heap KiB/request |
        | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        """);
    rows.forEach(row -> text.append(row.line()).append('\n'));
    if (states.size() > 1) {
      text.append('\n').append(ratios());
    }
    return text.toString();
  }

  /// The first router's figures divided by each other's.
  private String ratios() {
    StringBuilder text = new StringBuilder();
    text.append("| operation | ratio | CPU/request | requests/s | p50 | p99 | peak RSS |\n");
    text.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
    String first = states.keySet().iterator().next();
    for (Row own : rows) {
      for (Row other : rows) {
        if (own.router().equals(first)
            && !other.router().equals(first)
            && own.operation().equals(other.operation())) {
          text.append(ratio(own, other));
        }
      }
    }
    return text.toString();
  }

  private static String ratio(Row own, Row other) {
    Measurement a = own.figures();
    Measurement b = other.figures();
    return String.format(
        Locale.ROOT,
        "| %s | %s / %s | %.2f | %.2f | %.2f | %.2f | %.2f |\n",
        own.operation(),
        own.router(),
        other.router(),
        a.cpuMicros() / b.cpuMicros(),
        a.requestsPerSecond() / b.requestsPerSecond(),
        a.p50Millis() / b.p50Millis(),
        a.p99Millis() / b.p99Millis(),
        a.peakMib() / b.peakMib());
  }
}
