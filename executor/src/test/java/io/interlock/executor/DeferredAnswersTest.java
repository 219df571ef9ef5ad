package io.interlock.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import graphql.ParseAndValidate;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.BooleanValue;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.testkit.StrictSubgraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Operations of which parts are deferred answer, all in one, as those without. Every golden
/// conversation is held once more with its fields deferred in several ways.
final class DeferredAnswersTest {
  /// Their subgraphs refuse to be asked for an entity that they or others delivered before, or
  /// answer otherwise then: that is what these conversations are about.
  private static final Set<String> OF_ONE_WAY =
      Set.of(
          "a-required-field-that-is-null-is-sent",
          "a-root-that-one-subgraph-calls-non-null-fails",
          "a-union-over-two-subgraphs",
          "a-whole-tree-is-provided",
          "an-interface-of-which-one-type-provides",
          "an-interface-that-leads-to-itself",
          "an-override-from-nowhere",
          "keys-with-objects-and-lists-lead-on",
          "members-of-unions-in-lists-and-behind-keys",
          "mutations-in-order",
          "mutations-run-once-each-in-order",
          "nullability-differs-in-one-entity-request",
          "provides-for-one-member-of-a-union",
          "provides-through-interfaces",
          "requires-through-lists-and-keys-of-nested-entities",
          // a fragment on an interface that nothing implements selects nothing
          "an-interface-object-that-cannot-be-entered",
          // the errors come in the order of the fetches
          "an-error-below-an-entity");

  /// Which selections of a set are deferred, each by itself.
  private enum Way {
    EVERY_SECOND,
    ALL_BUT_EVERY_SECOND,
    ALL,
    ALL_BY_FRAGMENTS;

    boolean defers(int place) {
      return switch (this) {
        case EVERY_SECOND -> place % 2 == 1;
        case ALL_BUT_EVERY_SECOND -> place % 2 == 0;
        case ALL -> true;
        case ALL_BY_FRAGMENTS -> false;
      };
    }
  }

  @TestFactory
  Stream<DynamicTest> conversations() {
    return ConversationsTest.list(ConversationsTest.CASES)
        .filter(folder -> !OF_ONE_WAY.contains(folder.getFileName().toString()))
        .flatMap(DeferredAnswersTest::ofCase);
  }

  private static Stream<DynamicTest> ofCase(Path folder) {
    return ConversationsTest.list(folder.resolve("queries"))
        .filter(file -> file.toString().endsWith(ConversationsTest.SUFFIX))
        .map(file ->
            DynamicTest.dynamicTest(
                folder.getFileName() + " " + ConversationsTest.name(file),
                () -> check(folder, file)));
  }

  private static void check(Path folder, Path query) throws IOException {
    StrictSubgraphs subgraphs = StrictSubgraphs.read(folder);
    Supergraph supergraph = ConversationsTest.compose(subgraphs);
    Document document = Parser.parse(Files.readString(query));
    assumeThat(ParseAndValidate.validate(supergraph.apiSchema(), document, Locale.ENGLISH))
        .isEmpty();
    assumeThat(plan(supergraph, document)).isInstanceOf(PlanningOutcome.Planned.class);
    assumeThat(document.getDefinitionsOfType(OperationDefinition.class))
        .noneMatch(o -> o.getOperation() == OperationDefinition.Operation.SUBSCRIPTION);

    String golden =
        Files.readString(query.resolveSibling(ConversationsTest.name(query) + ".response.json"));
    for (Way way : Way.values()) {
      Document deferring = deferring(document, way);
      assertThat(ParseAndValidate.validate(supergraph.apiSchema(), deferring, Locale.ENGLISH))
          .isEmpty();
      assertThat(answer(StrictSubgraphs.read(folder), supergraph, deferring, query))
          .as(() -> AstPrinter.printAst(deferring))
          .isEqualTo(golden);
    }
  }

  private static PlanningOutcome plan(Supergraph supergraph, Document document) {
    return new QueryPlanner(supergraph).plan(document, null, supergraph.view());
  }

  private static String answer(
      StrictSubgraphs subgraphs, Supergraph supergraph, Document document, Path query)
      throws IOException {
    PlanningOutcome planned = plan(supergraph, document);
    assertThat(planned)
        .as(() -> AstPrinter.printAst(document))
        .isInstanceOf(PlanningOutcome.Planned.class);
    Run run =
        Run.of(
            supergraph,
            ((PlanningOutcome.Planned) planned).plan(),
            ConversationsTest.strict(subgraphs));
    Path variables = query.resolveSibling(ConversationsTest.name(query) + ".variables.json");
    if (Files.exists(variables)) {
      run.with(Files.readString(variables));
    }
    String answer = Pretty.print(run.response());
    assertThat(subgraphs.violations()).as(() -> AstPrinter.printAst(document)).isEmpty();
    return answer;
  }

  private static Document deferring(Document document, Way way) {
    List<Definition> definitions = new ArrayList<>();
    for (Definition<?> definition : document.getDefinitions()) {
      definitions.add(
          switch (definition) {
            case OperationDefinition o -> {
              boolean isMutation = o.getOperation() == OperationDefinition.Operation.MUTATION;
              yield o.transform(b ->
                  b.selectionSet(
                      isMutation
                          ? below(o.getSelectionSet(), way)
                          : set(o.getSelectionSet(), way)));
            }
            case FragmentDefinition f ->
                f.transform(b ->
                    b.selectionSet(
                        f.getTypeCondition().getName().equals("Mutation")
                            ? below(f.getSelectionSet(), way)
                            : set(f.getSelectionSet(), way)));
            default -> throw new AssertionError("not executable: " + definition);
          });
    }
    return document.transform(b -> b.definitions(definitions));
  }

  /// Defers what is selected by the fields of a mutation's root.
  private static SelectionSet below(SelectionSet set, Way way) {
    List<Selection<?>> selections = new ArrayList<>();
    for (Selection<?> selection : set.getSelections()) {
      selections.add(
          selection instanceof InlineFragment fragment
              ? fragment.transform(b -> b.selectionSet(below(fragment.getSelectionSet(), way)))
              : belowOf(selection, way));
    }
    return SelectionSet.newSelectionSet(selections).build();
  }

  private static Selection<?> belowOf(Selection<?> selection, Way way) {
    return switch (selection) {
      case Field f when f.getSelectionSet() != null && !f.getName().startsWith("__") ->
          f.transform(b -> b.selectionSet(set(f.getSelectionSet(), way)));
      case InlineFragment f -> f.transform(b -> b.selectionSet(set(f.getSelectionSet(), way)));
      default -> selection;
    };
  }

  private static SelectionSet set(SelectionSet set, Way way) {
    List<Selection<?>> selections = new ArrayList<>();
    for (Selection<?> selection : set.getSelections()) {
      Selection<?> inner = belowOf(selection, way);
      selections.add(way.defers(selections.size()) ? deferred(inner) : byFragment(inner, way));
    }
    return SelectionSet.newSelectionSet(selections).build();
  }

  private static Selection<?> deferred(Selection<?> selection) {
    return InlineFragment.newInlineFragment()
        .directive(defer())
        .selectionSet(SelectionSet.newSelectionSet(List.of(selection)).build())
        .build();
  }

  private static Selection<?> byFragment(Selection<?> selection, Way way) {
    if (way != Way.ALL_BY_FRAGMENTS) {
      return selection;
    }
    return switch (selection) {
      case InlineFragment fragment when !fragment.hasDirective("defer") ->
          fragment.transform(b -> b.directive(defer()));
      case FragmentSpread spread when !spread.hasDirective("defer") ->
          spread.transform(b -> b.directive(defer()));
      default -> selection;
    };
  }

  private static Directive defer() {
    return Directive.newDirective()
        .name("defer")
        .argument(new Argument("if", new BooleanValue(true)))
        .build();
  }
}
