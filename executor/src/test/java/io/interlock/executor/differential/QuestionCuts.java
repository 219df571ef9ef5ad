package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import io.interlock.testkit.data.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ways to make a question smaller. A result need not be lawful; whoever tries it sees.
@SuppressWarnings("rawtypes") // graphql-java's visitors take raw nodes
final class QuestionCuts {
  private QuestionCuts() {}

  /// The question without its `number`th piece; null when it has fewer.
  static @Nullable Question without(Question question, int number) {
    Document document = Cut.without(Cut.parse(question.operation()), QuestionCuts::isPiece, number);
    return document == null ? null : of(document, question);
  }

  private static boolean isPiece(Node node) {
    return node instanceof Selection || node instanceof Directive || node instanceof Argument;
  }

  /// The question with the `number`th alias or fragment taken away around what it holds; null when
  /// it has fewer.
  static @Nullable Question plainer(Question question, int number) {
    int[] left = {number};
    Document document =
        Cut.changed(
            Cut.parse(question.operation()),
            node ->
                switch (node) {
                  case Field field when field.getAlias() != null && left[0]-- == 0 ->
                      field.transform(builder -> builder.alias(null));
                  case SelectionSet set -> spliced(set, left);
                  default -> node;
                });
    return left[0] < 0 ? of(document, question) : null;
  }

  private static SelectionSet spliced(SelectionSet set, int[] left) {
    List<Selection> selections = new ArrayList<>();
    for (Selection<?> selection : set.getSelections()) {
      if (selection instanceof InlineFragment fragment && left[0]-- == 0) {
        selections.addAll(fragment.getSelectionSet().getSelections());
      } else {
        selections.add(selection);
      }
    }
    return selections.equals(set.getSelections())
        ? set
        : set.transform(builder -> builder.selections(selections));
  }

  /// The question with inline fragments instead of named ones.
  static Question inlined(Question question) {
    Document document = Cut.parse(question.operation());
    Map<String, FragmentDefinition> fragments = new HashMap<>();
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    Document inlined =
        Cut.changed(
            document,
            node ->
                node instanceof FragmentSpread spread
                    ? inline(spread, fragments.get(spread.getName()))
                    : node);
    return of(Cut.withoutAll(inlined, (node, _) -> node instanceof FragmentDefinition), question);
  }

  private static InlineFragment inline(FragmentSpread spread, FragmentDefinition fragment) {
    return InlineFragment.newInlineFragment()
        .typeCondition(fragment.getTypeCondition())
        .directives(spread.getDirectives())
        .selectionSet(fragment.getSelectionSet())
        .build();
  }

  /// With the variables that are still used.
  private static Question of(Document document, Question before) {
    Set<String> used = new HashSet<>();
    Cut.changed(
        document,
        node -> {
          if (node instanceof VariableReference variable) {
            used.add(variable.getName());
          }
          return node;
        });
    Document tidied =
        Cut.withoutAll(
            document,
            (node, _) ->
                node instanceof VariableDefinition variable && !used.contains(variable.getName()));
    ObjectNode variables = (ObjectNode) Json.parse(before.variables());
    return new Question(Cut.print(tidied), variables.retain(used).toString());
  }
}
