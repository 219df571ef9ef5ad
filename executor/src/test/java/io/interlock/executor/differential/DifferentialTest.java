package io.interlock.executor.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The router answers as a monolith would. 500 operations in every build;
/// `-Ddifferential.operations` sets another number, and `-Ddifferential.cases` a file for
/// `benchmarks/compare-plans` that takes what was drawn.
///
/// A failure is shrunk and written below `target/differential` as a conversation, with the
/// monolith's response as the one that is expected.
final class DifferentialTest {
  private static final int OPERATIONS = Integer.getInteger("differential.operations", 500);
  private static final int SUPERGRAPHS = OPERATIONS <= 500 ? 50 : OPERATIONS / 25;
  private static final @Nullable String CASES = System.getProperty("differential.cases");
  private static final Path FAILURES = Path.of("target/differential");

  @Test
  void theRouterAnswersAsAMonolithWould() throws IOException {
    Tally tally = play();

    System.out.println(tally);
    assertThat(tally.failures()).as(() -> tally + "\n" + written(tally)).isEmpty();
    assertThat(tally.features()).containsOnlyKeys(Feature.values());
    assertThat(tally.rejectedSupergraphs()).isLessThanOrEqualTo(tally.supergraphs() / 10);
    assertThat(tally.explainedOperations()).isLessThanOrEqualTo(tally.operations() / 10);
  }

  private static Tally play() throws IOException {
    if (CASES == null) {
      return new Play(SUPERGRAPHS, OPERATIONS / SUPERGRAPHS, _ -> {}).run();
    }
    try (var cases = new PrintWriter(CASES, StandardCharsets.UTF_8)) {
      return new Play(SUPERGRAPHS, OPERATIONS / SUPERGRAPHS, each -> cases.println(each.json()))
          .run();
    }
  }

  /// Shrinks one failure of each kind.
  private static String written(Tally tally) {
    Map<String, Tally.Failure> byKind = new LinkedHashMap<>();
    tally.failures().forEach(failure -> byKind.putIfAbsent(failure.outcome().kind(), failure));
    byKind.values().forEach(f -> ConversationFolder.write(Shrinker.shrink(f), FAILURES));
    return tally.failures().stream()
        .map(failure -> failure.name() + " " + failure.outcome())
        .collect(Collectors.joining("\n"));
  }
}
