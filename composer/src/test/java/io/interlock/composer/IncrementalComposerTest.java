package io.interlock.composer;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.idl.SchemaPrinter;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.supergraph.schema.SupergraphException;
import io.interlock.supergraph.schema.SupergraphFacts;
import io.interlock.supergraph.schema.SupergraphReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whatever is changed in whatever order, a composition that takes over from the one before says
/// the same as one that starts anew: the same supergraph, the same hints or errors, at the same
/// places. And the supergraph is read the same by a reader that knows the one before.
class IncrementalComposerTest {
  private static final int STEPS = 40;

  /// Reading takes ten times as long as composing here.
  private static final int STEPS_READ = 4;

  private static final String LINK =
      """
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", \
      "@shareable", "@external", "@provides", "@interfaceObject", "@authenticated"])
      """;

  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:extend )?(?:type|interface) (\\w+)[^\\n{]*\\{\\n");
  private static final Pattern FIELD = Pattern.compile("(?m)^  \\w+(?:\\([^)\\n]*\\))?: \\S+.*\\n");
  private static final Pattern SCALAR = Pattern.compile("\\b(Int|String|ID|Float|Boolean)\\b");
  private static final Pattern ENUM = Pattern.compile("(?m)^enum \\w+[^\\n{]*\\{\\n");

  private static final List<BiFunction<String, Random, String>> EDITS =
      List.of(
          IncrementalComposerTest::withField,
          IncrementalComposerTest::withField,
          IncrementalComposerTest::withFieldOfObject,
          IncrementalComposerTest::withType,
          IncrementalComposerTest::withoutField,
          IncrementalComposerTest::withOtherScalar,
          IncrementalComposerTest::withDirective,
          IncrementalComposerTest::withEnumValue,
          IncrementalComposerTest::withKey,
          (sdl, random) -> "\n# moved down\n" + sdl,
          (sdl, random) -> sdl.replaceFirst("Product\\b", "Product" + random.nextInt(3)));

  private int takenOver;
  private int provenInPart;
  private int accepted;

  @Test
  void saysTheSameAfterAnyChange() {
    for (GoldenCase golden : GoldenCase.all()) {
      changeAgainAndAgain(golden);
    }
    assertThat(accepted).isGreaterThan(500);
    assertThat(takenOver).isGreaterThan(1_000);
    assertThat(provenInPart).isGreaterThan(100);
  }

  @Test
  void mergesAnInterfaceAgainWhenAnImplementationDemandsMore() {
    String a =
        LINK
            + """
            type Query { i: I secret: Int @authenticated }
            interface I { x: Int }
            type T implements I { x: Int @shareable }
            """;
    String b = LINK + "type T { x: Int @shareable%s }\ntype Query { t: T }\n";

    assertSame(List.of(a, b.formatted("")), List.of(a, b.formatted(" @authenticated")));
  }

  @Test
  void mergesAnInterfaceAgainWhenAnotherInterfaceOfItsImplementationsDemandsMore() {
    String a =
        LINK
            + """
            type Query { i: I secret: Int @authenticated }
            interface I { x: Int }
            interface J @key(fields: "id") { id: ID! x: Int }
            type T implements I & J @key(fields: "id") { id: ID! x: Int @external }
            """;
    String b =
        LINK
            + "type J @interfaceObject @key(fields: \"id\") { id: ID! x: Int%s }\n"
            + "type Query { j: J }\n";

    assertSame(List.of(a, b.formatted("")), List.of(a, b.formatted(" @authenticated")));
  }

  @Test
  void mergesAnEnumAgainWhenItIsNoLongerPassed() {
    String a = LINK + "type Query { t: T }\ntype T { f(e: E): Int @shareable }\nenum E { A B }\n";
    String b = LINK + "type Query { n: Int }\n%s";
    String c = LINK + "type Query { o(e: E): Int }\nenum E { A }\n";

    assertSame(
        List.of(a, b.formatted(""), c.replace("(e: E)", "")),
        List.of(a, b.formatted("type T { f: Int @shareable }"), c.replace("(e: E)", "")));
  }

  @Test
  void provesAFieldAgainWhereSomethingIsProvided() {
    String a = LINK + "type Query { p: P @provides(fields: \"n\") }\ntype P { n: Int @external }\n";
    String b = LINK + "type Query { q: P }\ntype P { n: Int @shareable %s }\n";

    assertSame(List.of(a, b.formatted("")), List.of(a, b.formatted("extra: Int")));
  }

  /// All that is read of a supergraph, or why it cannot be read.
  private static List<Object> told(Supplier<Supergraph> reading) {
    Supergraph supergraph;
    try {
      supergraph = reading.get();
    } catch (SupergraphException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
    SupergraphFacts facts = supergraph.facts();
    List<Object> told = new ArrayList<>(facts.subgraphs());
    for (String type : facts.typeNames()) {
      told.add(facts.type(type));
      told.add(facts.fieldNames(type).stream().map(field -> facts.field(type, field)).toList());
      told.add(facts.possibleTypes(type));
    }
    told.add(new SchemaPrinter().print(supergraph.apiSchema()));
    return told;
  }

  private static void assertSame(List<String> before, List<String> after) {
    IncrementalComposer composer = new IncrementalComposer();
    assertThat(composer.compose(inputs(before))).isInstanceOf(CompositionResult.Composed.class);

    assertThat(composer.compose(inputs(after))).isEqualTo(Composer.compose(inputs(after)));
  }

  private static List<SubgraphInput> inputs(List<String> sdls) {
    List<SubgraphInput> inputs = new ArrayList<>();
    for (String sdl : sdls) {
      inputs.add(new SubgraphInput("s" + inputs.size(), "", sdl));
    }
    return inputs;
  }

  private void changeAgainAndAgain(GoldenCase golden) {
    Random random = new Random(golden.name().hashCode());
    IncrementalComposer composer = new IncrementalComposer();
    SupergraphReader reader = new SupergraphReader();
    List<SubgraphInput> current = golden.subgraphs();
    for (int step = 0; step < STEPS; step++) {
      CompositionResult result = composer.compose(current);

      assertThat(result)
          .as("%s, step %d: %s", golden.name(), step, current)
          .isEqualTo(Composer.compose(current));
      boolean isAccepted = result instanceof CompositionResult.Composed;
      if (result instanceof CompositionResult.Composed composed && step < STEPS_READ) {
        String sdl = composed.supergraphSdl();
        assertThat(told(() -> reader.read(sdl)))
            .as(sdl)
            .isEqualTo(told(() -> Supergraph.read(sdl)));
      }
      accepted += isAccepted ? 1 : 0;
      takenOver += composer.lastEffort().typesTakenOver();
      provenInPart += composer.lastEffort().isProvenWhole() ? 0 : 1;
      boolean isLost = !isAccepted && random.nextInt(3) > 0;
      current = changed(isLost ? golden.subgraphs() : current, random);
    }
  }

  private static List<SubgraphInput> changed(List<SubgraphInput> subgraphs, Random random) {
    List<SubgraphInput> changed = new ArrayList<>(subgraphs);
    if (changed.isEmpty()) {
      return changed;
    }
    int at = random.nextInt(changed.size());
    SubgraphInput old = changed.get(at);
    switch (random.nextInt(12)) {
      case 0 -> changed.remove(at);
      case 1 -> changed.set(at, new SubgraphInput(old.name(), old.url() + "/graphql", old.sdl()));
      default -> {
        String sdl = EDITS.get(random.nextInt(EDITS.size())).apply(old.sdl(), random);
        changed.set(at, new SubgraphInput(old.name(), old.url(), sdl));
      }
    }
    return changed;
  }

  private static String withField(String sdl, Random random) {
    String type = List.of("Int", "String!", "[ID!]", "Boolean").get(random.nextInt(4));
    String arguments = random.nextBoolean() ? "" : "(first: Int = 10)";
    return behindAny(
        TYPE, sdl, random, "  extra%d%s: %s\n".formatted(number(random), arguments, type));
  }

  private static String withFieldOfObject(String sdl, Random random) {
    Matcher type = any(TYPE, sdl, random);
    return type == null
        ? sdl
        : behindAny(TYPE, sdl, random, "  link%d: %s\n".formatted(number(random), type.group(1)));
  }

  private static String withType(String sdl, Random random) {
    int number = number(random);
    return sdl
        + "\ntype New%d {\n  name: String\n}\n\nextend type Query {\n  new%d: New%d\n}\n"
            .formatted(number, number, number);
  }

  private static String withoutField(String sdl, Random random) {
    Matcher field = any(FIELD, sdl, random);
    return field == null ? sdl : sdl.substring(0, field.start()) + sdl.substring(field.end());
  }

  private static String withOtherScalar(String sdl, Random random) {
    Matcher scalar = any(SCALAR, sdl, random);
    return scalar == null
        ? sdl
        : sdl.substring(0, scalar.start()) + "String" + sdl.substring(scalar.end());
  }

  private static String withDirective(String sdl, Random random) {
    Matcher field = any(FIELD, sdl, random);
    String directive =
        List.of("@shareable", "@inaccessible", "@tag(name: \"t\")", "@deprecated", "@external")
            .get(random.nextInt(5));
    return field == null
        ? sdl
        : sdl.substring(0, field.end() - 1) + " " + directive + sdl.substring(field.end() - 1);
  }

  private static String withEnumValue(String sdl, Random random) {
    return behindAny(ENUM, sdl, random, "  VALUE%d\n".formatted(number(random)));
  }

  private static String withKey(String sdl, Random random) {
    Matcher type = any(TYPE, sdl, random);
    if (type == null) {
      return sdl;
    }
    int brace = type.end() - 2;
    return sdl.substring(0, brace) + "@key(fields: \"id\") " + sdl.substring(brace);
  }

  private static String behindAny(Pattern pattern, String sdl, Random random, String text) {
    Matcher found = any(pattern, sdl, random);
    return found == null ? sdl : sdl.substring(0, found.end()) + text + sdl.substring(found.end());
  }

  private static int number(Random random) {
    return random.nextInt(1_000);
  }

  private static @org.jspecify.annotations.Nullable Matcher any(
      Pattern pattern, String sdl, Random random) {
    int count = (int) pattern.matcher(sdl).results().count();
    if (count == 0) {
      return null;
    }
    Matcher matcher = pattern.matcher(sdl);
    int wanted = random.nextInt(count);
    for (int i = 0; i <= wanted; i++) {
      matcher.find();
    }
    return matcher;
  }
}
