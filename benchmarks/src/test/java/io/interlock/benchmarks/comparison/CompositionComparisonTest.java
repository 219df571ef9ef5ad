package io.interlock.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositionComparisonTest {

  private static final String HINT = "{\"code\":\"INCONSISTENT_ENTITY\"}";

  @TempDir Path folder;

  @Test
  void orderMeansNothing() throws IOException {
    ComparisonReport report =
        compare(
            composed("type Query @a @b(x: 1, y: 2) { f: Int g(z: Int = 1): Int }", HINT),
            composed(
                "type Query @b(y: 2, x: 1) @a { g(z: Int = 1): Int f: Int }", HINT + "," + HINT));

    assertThat(report.isGood()).isTrue();
    assertThat(report.toString()).contains("supergraphs          1 of 1 equal", "verdicts ");
  }

  @Test
  void namesEveryFactThatDiffers() throws IOException {
    ComparisonReport report =
        compare(
            composed("type Query { f: Int @tag(name: \"a\") @tag(name: \"a\") }", ""),
            composed("type Query { f: Int! @tag(name: \"a\") }", ""));

    assertThat(report.isGood()).isFalse();
    assertThat(report.toString())
        .contains("1: 3 facts of the supergraph differ")
        .contains("- Query.f: Int\n")
        .contains("- Query.f @tag{name=\"a\"} #2")
        .contains("+ Query.f: Int!")
        .contains("supergraphs          0 of 1 equal (goal: 100 %) MISSED");
  }

  @Test
  void theAddressOfASubgraphIsNoFact() throws IOException {
    String sdl = "enum join__Graph { A @join__graph(name: \"a\", url: \"http://%s\") }";

    assertThat(compare(composed(sdl.formatted("a"), ""), composed(sdl.formatted("b"), "")).isGood())
        .isTrue();
  }

  @Test
  void comparesCodesAsSets() throws IOException {
    ComparisonReport report =
        compare(rejected("NO_QUERIES", "NO_QUERIES"), rejected("NO_QUERIES", "INVALID_GRAPHQL"));

    assertThat(report.isGood()).isFalse();
    assertThat(report.toString())
        .contains("1: error codes: expected [NO_QUERIES], got [INVALID_GRAPHQL, NO_QUERIES]")
        .contains("verdicts             1 of 1 equal");
  }

  @Test
  void aSupergraphInPlaceOfErrorsIsAnotherVerdict() throws IOException {
    ComparisonReport report =
        compare(rejected("NO_QUERIES"), composed("type Query { f: Int }", ""));

    assertThat(report.toString())
        .contains("verdicts             0 of 1 equal (goal: 100 %) MISSED");
  }

  @Test
  void hintsAreCountedOnTheirOwn() throws IOException {
    ComparisonReport report =
        compare(composed("type Query { f: Int }", HINT), composed("type Query { f: Int }", ""));

    assertThat(report.toString())
        .contains("1: hint codes: expected [INCONSISTENT_ENTITY], got []")
        .contains("supergraphs          1 of 1 equal");
  }

  @Test
  void answersToOtherCasesAreNotCompared() throws IOException {
    Path cases = Files.writeString(folder.resolve("cases"), "{\"id\":\"1\",\"expected\":{}}\n");
    Path answers = Files.writeString(folder.resolve("answers"), "{\"id\":\"2\"}\n");

    assertThatThrownBy(() -> CompositionComparison.compare(cases, answers))
        .hasMessage("case 1: expected its answer, got 2");
  }

  private ComparisonReport compare(String expected, String actual) throws IOException {
    return CompositionComparison.compare(
        Files.writeString(
            folder.resolve("cases"), "{\"id\":\"1\",\"expected\":{" + expected + "}}\n"),
        Files.writeString(folder.resolve("answers"), "\n{\"id\":\"1\"," + actual + "}\n"));
  }

  private static String composed(String sdl, String hints) {
    return "\"supergraphSdl\":\"" + sdl.replace("\"", "\\\"") + "\",\"hints\":[" + hints + "]";
  }

  private static String rejected(String... codes) {
    return "\"errors\":[{\"code\":\"" + String.join("\"},{\"code\":\"", codes) + "\"}]";
  }
}
