package io.interlock.composer;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.HintCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every code is raised in exactly one rule file and shown by at least one golden case.
class CodesHaveCasesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern USE = Pattern.compile("\\b(ErrorCode|HintCode)\\.([A-Z_0-9]+)");

  /// Every rule of GraphQL itself raises this one.
  private static final Set<ErrorCode> SHARED = EnumSet.of(ErrorCode.INVALID_GRAPHQL);

  /// Nothing that can be put in leads to a fault of the composer itself; and a graph with too many
  /// ways to check has no place in a folder of small ones.
  private static final Set<ErrorCode> WITHOUT_CASE =
      EnumSet.of(ErrorCode.INTERNAL, ErrorCode.MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED);

  private static final TreeMap<String, Set<String>> FILES = filesByCode();

  @ParameterizedTest
  @EnumSource
  void anErrorCodeBelongsToOneRuleFile(ErrorCode code) {
    Set<String> files = FILES.getOrDefault("ErrorCode." + code, Set.of());
    if (SHARED.contains(code)) {
      assertThat(files).isNotEmpty();
    } else {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorCodeHasAGoldenCase(ErrorCode code) {
    if (!WITHOUT_CASE.contains(code)) {
      assertThat(casesWith(GoldenCase.ERRORS, code.name())).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHintCodeIsGivenByOneRuleFileAndHasAGoldenCase(HintCode code) {
    assertThat(FILES.getOrDefault("HintCode." + code, Set.of())).hasSize(1);
    assertThat(casesWith(GoldenCase.HINTS, code.name())).isNotEmpty();
  }

  @Test
  void everyCodeSaysHowToMendIt() {
    assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(code.help()).endsWith("."));
  }

  private static List<String> casesWith(String file, String code) {
    return GoldenCase.all().stream()
        .filter(golden ->
            golden.recorded(file).lines().anyMatch(line -> line.split(" ")[0].equals(code)))
        .map(GoldenCase::name)
        .toList();
  }

  private static TreeMap<String, Set<String>> filesByCode() {
    TreeMap<String, Set<String>> files = new TreeMap<>();
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        for (String use : usesIn(source)) {
          files.computeIfAbsent(use, key -> new TreeSet<>()).add(source.getFileName().toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Set<String> usesIn(Path source) throws IOException {
    return USE.matcher(Files.readString(source))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
