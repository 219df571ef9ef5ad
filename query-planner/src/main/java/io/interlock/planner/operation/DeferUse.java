package io.interlock.planner.operation;

import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whether an operation uses `@defer`, and the variables that decide about it (`if: $v`).
///
/// @param isAny whether there is one that is not switched off by a constant
/// @param variables in order of first use
public record DeferUse(boolean isAny, List<String> variables) {
  public static final DeferUse NONE = new DeferUse(false, List.of());

  public DeferUse {
    variables = List.copyOf(variables);
  }

  /// Looks at the operation and all fragments of its document.
  public static DeferUse in(Document document, OperationDefinition operation) {
    Search search = new Search();
    search.look(operation.getSelectionSet());
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> search.look(fragment.getSelectionSet()));
    return search.isAny ? new DeferUse(true, List.copyOf(search.variables)) : NONE;
  }

  private static final class Search {
    private final Set<String> variables = new LinkedHashSet<>();
    private boolean isAny;

    void look(SelectionSet set) {
      for (Selection<?> selection : set.getSelections()) {
        switch (selection) {
          case Field field when field.getSelectionSet() != null -> look(field.getSelectionSet());
          case InlineFragment fragment -> {
            fragment.getDirectives().forEach(this::note);
            look(fragment.getSelectionSet());
          }
          case FragmentSpread spread -> spread.getDirectives().forEach(this::note);
          default -> {}
        }
      }
    }

    private void note(Directive directive) {
      if (directive.getName().equals(Deferrals.DIRECTIVE)
          && !Deferrals.isConstantlyOff(directive)) {
        isAny = true;
        String variable = Deferrals.variable(directive);
        if (variable != null) {
          variables.add(variable);
        }
      }
    }
  }
}
