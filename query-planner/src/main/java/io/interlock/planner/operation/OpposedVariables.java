package io.interlock.planner.operation;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// Finds the variables by which a document skips something and includes something else. Only their
/// conditions can contradict each other; there are seldom any.
final class OpposedVariables {
  private final Set<String> skipping = new HashSet<>();
  private final Set<String> including = new HashSet<>();

  private OpposedVariables() {}

  static Set<String> in(Document document) {
    OpposedVariables variables = new OpposedVariables();
    document
        .getDefinitionsOfType(OperationDefinition.class)
        .forEach(operation -> variables.look(operation.getSelectionSet()));
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> variables.look(fragment.getSelectionSet()));
    variables.skipping.retainAll(variables.including);
    return variables.skipping;
  }

  private void look(SelectionSet set) {
    for (Selection<?> selection : set.getSelections()) {
      for (Directive directive : ((DirectivesContainer<?>) selection).getDirectives()) {
        note(directive);
      }
      switch (selection) {
        case Field field when field.getSelectionSet() != null -> look(field.getSelectionSet());
        case InlineFragment fragment -> look(fragment.getSelectionSet());
        default -> {}
      }
    }
  }

  private void note(Directive directive) {
    boolean isSkip = directive.getName().equals("skip");
    if (isSkip || directive.getName().equals("include")) {
      Argument argument = Objects.requireNonNull(directive.getArgument("if"));
      if (argument.getValue() instanceof VariableReference variable) {
        (isSkip ? skipping : including).add(variable.getName());
      }
    }
  }
}
