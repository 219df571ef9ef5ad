package io.interlock.planner;

import graphql.parser.Parser;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.supergraph.schema.Supergraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Graphs and queries of shapes that have many plans, or take many steps to be planned.
record LargeInput(List<SubgraphInput> subgraphs, String query) {
  private static final String LINK =
      """
      extend schema @link(
        url: "https://specs.apollo.dev/federation/v2.5"
        import: ["@key", "@shareable", "@requires", "@external"]
      )
      """;

  PlanningOutcome plan() {
    return switch (Composer.compose(subgraphs)) {
      case CompositionResult.Composed(String sdl, var hints) -> {
        Supergraph supergraph = Supergraph.read(sdl);
        yield new QueryPlanner(supergraph).plan(Parser.parse(query), null, supergraph.view());
      }
      case CompositionResult.Rejected(var errors) ->
          throw new AssertionError("expected subgraphs that compose, got " + errors);
    };
  }

  private static LargeInput of(int subgraphs, IntFunction<String> sdl, String query) {
    List<SubgraphInput> inputs = new ArrayList<>();
    for (int s = 0; s < subgraphs; s++) {
      inputs.add(new SubgraphInput("s" + s, "http://s" + s, LINK + sdl.apply(s)));
    }
    return new LargeInput(inputs, query);
  }

  private static String each(int n, IntFunction<String> text) {
    return IntStream.range(0, n).mapToObj(text).collect(Collectors.joining(" "));
  }

  /// The selection around itself: `{ <fields> <field> { <fields> <field> { … { <fields> } } } }`.
  private static String nested(int depth, String fields, String field) {
    String inner = depth == 1 ? "" : field + " " + nested(depth - 1, fields, field);
    return "{ " + fields + " " + inner + " }";
  }

  /// Each subgraph resolves everything: the root, an entity with three keys and thirty fields.
  static LargeInput everythingShared(int subgraphs) {
    String fields = each(30, f -> "f" + f);
    return of(
        subgraphs,
        s ->
            """
            type Query { top: [E] @shareable }
            type E @key(fields: "id") @key(fields: "a") @key(fields: "b") {
              id: ID! a: ID! @shareable b: ID! @shareable next: E @shareable
            """
                + each(30, f -> "f" + f + ": Int @shareable")
                + "}",
        "{ top " + nested(3, fields, "next") + " }");
  }

  /// A value type without keys, of which each subgraph has one field of its own.
  static LargeInput valueTypes(int subgraphs, int depth) {
    return of(
        subgraphs,
        s ->
            "type Query { root: V @shareable } type V { all: Int @shareable next: V @shareable own"
                + s
                + ": Int }",
        "{ root " + nested(depth, "all " + each(subgraphs, s -> "own" + s), "next") + " }");
  }

  /// Every field is in three of the subgraphs: which of them to ask is a covering problem.
  static LargeInput covering(int subgraphs, int fields, int depth) {
    Random random = new Random(7);
    List<List<Integer>> homes = new ArrayList<>();
    for (int f = 0; f < fields; f++) {
      homes.add(random.ints(3, 0, subgraphs).boxed().toList());
    }
    return of(
        subgraphs,
        s ->
            "type Query { top: [E] @shareable }"
                + "type E @key(fields: \"id\") { id: ID! next: E @shareable "
                + each(fields, f -> homes.get(f).contains(s) ? "f" + f + ": Int @shareable" : "")
                + "}",
        "{ top " + nested(depth, each(fields, f -> "f" + f), "next") + " }");
  }

  /// Two subgraphs in turn: each field requires the `width` fields before it, of the other one.
  static LargeInput requirements(int length, int width) {
    return of(
        2,
        s -> {
          StringBuilder fields = new StringBuilder();
          for (int level = s; level < length; level += 2) {
            int before = level - 1;
            String required = each(width, w -> "f" + before + "_" + w);
            for (int w = 0; w < width; w++) {
              fields.append(" f" + level + "_" + w + ": Int ");
              fields.append(level == 0 ? "" : "@requires(fields: \"" + required + "\") ");
            }
            fields.append(
                level == 0 ? "" : each(width, w -> "f%d_%d: Int @external".formatted(before, w)));
          }
          return "type Query { q"
              + s
              + ": [E] } type E @key(fields: \"id\") { id: ID! "
              + fields
              + "}";
        },
        "{ q0 { f" + (length - 1) + "_0 } }");
  }

  /// Each subgraph leads on by one key.
  static LargeInput chainOfKeys(int length) {
    return of(
        length,
        s ->
            "type Query { q%d: E } type E @key(fields: \"k%d\") @key(fields: \"k%d\")"
                    .formatted(s, s, s + 1)
                + " { k%d: ID! @shareable k%d: ID! @shareable f%d: Int }".formatted(s, s + 1, s),
        "{ q0 { " + each(length, f -> "f" + f) + " } }");
  }

  /// A union whose members all are entities of all subgraphs, with a fragment for each, twice.
  static LargeInput fragmentsOnMembers(int members, int subgraphs) {
    String own = each(subgraphs, s -> "own" + s);
    String inner = each(members, m -> "... on M" + m + " { a" + m + " " + own + " }");
    return of(
        subgraphs,
        s ->
            "type Query { u: [U] @shareable } union U = "
                + each(members, m -> (m == 0 ? "" : "| ") + "M" + m)
                + each(
                    members,
                    m ->
                        " type M%d @key(fields: \"id\") { id: ID! a%d: Int @shareable next: U @shareable own%d: Int }"
                            .formatted(m, m, s)),
        "{ u { "
            + each(members, m -> "... on M" + m + " { " + own + " next { ...Members } }")
            + " } }"
            + " fragment Members on U { "
            + inner
            + " }");
  }

  /// An interface that two subgraphs know with the same implementations, entities all of them; each
  /// subgraph has a field of its own, and the second leads from one to another.
  static LargeInput implementations(int number, String query) {
    List<String> own = List.of("title: String", "likes: Int related: Content");
    return of(
        2,
        s ->
            (s == 0 ? "type Query { contents: [Content!]! }" : "")
                + "interface Content { id: ID! %s }".formatted(own.get(s))
                + each(
                    number,
                    n ->
                        "type Content%d implements Content @key(fields: \"id\") { id: ID! %s }"
                            .formatted(n, own.get(s))),
        query);
  }
}
