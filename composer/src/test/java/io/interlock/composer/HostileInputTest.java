package io.interlock.composer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.ErrorCode;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Anything can be put into the composer; a verdict on the schemas comes out, and what it takes is
/// bounded. Memory is counted in bytes allocated, which bounds the work as well.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class HostileInputTest {
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int MUTATIONS = 20_000;
  private static final long MIB = 1 << 20;

  /// For SDLs of a few KiB.
  private static final long SMALL = 100 * MIB;

  /// For SDLs of several MiB: the lexer takes about 1 KiB, which it drops at once, for each
  /// character beyond ASCII.
  private static final long LARGE = 8192 * MIB;

  private static final Pattern TOKEN =
      Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|\\w+|\\s+|.", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(ints = {50, 149, 400, 5_000, 100_000})
  void bombsOfNestedSyntax(int depth) {
    String fields = nested("a{", "b", "}", depth);
    List.of(
            "type Query { a: " + nested("[", "Int", "]", depth) + " }",
            "type Query { a(x: [Int] = " + nested("[", "", "]", depth) + "): Int }",
            "type Query { a(x: I = " + nested("{i:", "1", "}", depth) + "): Int } input I { i: I }",
            "type Query { a: T } type T @key(fields: \"" + fields + "\") { a: T b: Int }",
            federation2("type T @key(fields: \"" + fields + "\") { a: T b: Int }"),
            federation2(
                "type T @key(fields: \"id\") { id: ID x: Int @requires(fields: \""
                    + fields
                    + "\") }"),
            federation2(
                "type T @context(name: \"c\") { a: T u(v: Int @fromContext(field: \"$c "
                    + fields
                    + "\")): Int }"),
            "type Query { a: Int @deprecated(reason: " + nested("[", "", "]", depth) + ") }",
            nested("{", "", "}", depth),
            "{".repeat(depth))
        .forEach(sdl -> assertVerdict(sdl, LARGE));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 5_000})
  void longChainsOfTypes(int length) {
    List.of(
            chain("type T%d { next: T%d }", length)
                + "type Query { t: T0 } type T"
                + length
                + " { a: Int }",
            chain("input T%d { next: T%d }", length)
                + "type Query { f(t: T0): Int } input T"
                + length
                + " { a: Int }",
            chain("input T%d { next: T%d! }", length)
                + "type Query { f(t: T0): Int } input T"
                + length
                + " { a: T0! }",
            chain("interface T%d implements T%d { a: Int }", length)
                + "type Query { t: T0 } interface T"
                + length
                + " { a: Int }",
            chain("interface T%d implements T%d { a: Int }", length)
                + "type Query { t: T0 } interface T"
                + length
                + " implements T0 { a: Int }",
            federation2(
                chain("type T%d @key(fields: \"next { id }\") { next: T%d id: ID }", length)
                    + " type T"
                    + length
                    + " { id: ID }"))
        .forEach(sdl -> assertVerdict(sdl, LARGE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", " ", "\uD800", "#", "\"", "(", "a ", "\\", "é", "type T{a:Int}"})
  void fourMebibytesOfGarbage(String garbage) {
    String much = garbage.repeat((int) (4 * MIB / garbage.length()));

    assertVerdict(much, LARGE);
    assertVerdict("type Query { a: Int } " + much, LARGE);
    assertVerdict(
        federation2(
            "type T @key(fields: \"" + much.replace("\"", "").replace("\\", "") + "\") { a: Int }"),
        LARGE);
  }

  @Test
  void mutatedSchemas() {
    List<List<SubgraphInput>> cases = GoldenCase.all().stream().map(GoldenCase::subgraphs).toList();
    Random random = new Random(20_251);
    for (int i = 0; i < MUTATIONS; i++) {
      List<SubgraphInput> mutated = new ArrayList<>(cases.get(i % cases.size()));
      int victim = random.nextInt(mutated.size());
      String spare = mutated.get(random.nextInt(mutated.size())).sdl();
      SubgraphInput subgraph = mutated.get(victim);
      mutated.set(
          victim, new SubgraphInput(subgraph.name(), "", mutated(subgraph.sdl(), spare, random)));

      assertVerdict(mutated, SMALL);
    }
  }

  /// The SDL with one to three changes of its tokens; new ones come from another SDL.
  private static String mutated(String sdl, String spare, Random random) {
    List<String> tokens = tokens(sdl);
    List<String> others = tokens(spare);
    for (int i = 0; i <= random.nextInt(3) && tokens.size() > 2; i++) {
      int at = random.nextInt(tokens.size());
      int to = Math.min(tokens.size(), at + 1 + random.nextInt(8));
      String other = others.get(random.nextInt(others.size()));
      switch (random.nextInt(8)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.subList(at, to).clear();
        case 2 -> tokens.set(at, other);
        case 3 -> tokens.add(at, other);
        case 4 -> tokens.addAll(at, List.copyOf(tokens.subList(at, to)));
        case 5 -> tokens.set(at, tokens.set(random.nextInt(tokens.size()), tokens.get(at)));
        case 6 -> tokens.subList(at, tokens.size()).clear();
        default -> tokens.add(at, nested("[", "{", "(", random.nextInt(200)));
      }
    }
    return String.join("", tokens);
  }

  private static List<String> tokens(String sdl) {
    return TOKEN
        .matcher(sdl)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static void assertVerdict(String sdl, long mostBytes) {
    assertVerdict(
        List.of(
            new SubgraphInput("hostile", "", sdl),
            new SubgraphInput("fine", "", "type Query { fine: Int }")),
        mostBytes);
  }

  private static void assertVerdict(List<SubgraphInput> subgraphs, long mostBytes) {
    long before = THREAD.getCurrentThreadAllocatedBytes();
    CompositionResult result = Composer.compose(subgraphs);
    long bytes = THREAD.getCurrentThreadAllocatedBytes() - before;

    assertThat(faults(result)).as(() -> excerpt(subgraphs)).isEmpty();
    assertThat(bytes).as(() -> "bytes allocated for " + excerpt(subgraphs)).isLessThan(mostBytes);
  }

  private static List<CompositionError> faults(CompositionResult result) {
    return result instanceof CompositionResult.Rejected rejected
        ? rejected.errors().stream().filter(error -> error.code() == ErrorCode.INTERNAL).toList()
        : List.of();
  }

  private static String excerpt(List<SubgraphInput> subgraphs) {
    return subgraphs.stream()
        .map(subgraph ->
            subgraph.name()
                + ":\n"
                + subgraph.sdl().substring(0, Math.min(4_000, subgraph.sdl().length())))
        .collect(Collectors.joining("\n"));
  }

  private static String nested(String open, String middle, String close, int depth) {
    return open.repeat(depth) + middle + close.repeat(depth);
  }

  private static String chain(String link, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> link.formatted(i, i + 1))
        .collect(Collectors.joining(" ", "", " "));
  }

  private static String federation2(String sdl) {
    return "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: [\"@key\","
        + " \"@requires\", \"@context\", \"@fromContext\"]) type Query { t: T } "
        + sdl;
  }
}
