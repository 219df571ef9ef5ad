package io.interlock.planner.operation;

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
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.InputValueFacts;
import io.interlock.supergraph.schema.SchemaView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads in the view all that the validity of a document depends on, so that the view has noted it.
/// That is more than what is planned: the document's other operations, what constant conditions
/// exclude, fragments that cannot match where they are spread.
final class ValidationNotes {
  private static final Set<String> BUILT_IN_DIRECTIVES =
      Set.of("skip", "include", Deferrals.DIRECTIVE);

  private final SchemaView view;
  private final InputTypeNotes inputs;
  private final Map<String, FragmentDefinition> fragments;

  ValidationNotes(SchemaView view, Map<String, FragmentDefinition> fragments) {
    this.view = view;
    this.inputs = new InputTypeNotes(view);
    this.fragments = fragments;
  }

  void note(Document document) {
    for (Definition<?> definition : document.getDefinitions()) {
      switch (definition) {
        case OperationDefinition operation -> note(operation);
        case FragmentDefinition fragment -> {
          directives(fragment.getDirectives());
          selections(fragment.getSelectionSet(), fragment.getTypeCondition().getName());
        }
        default -> throw new IllegalArgumentException("not executable: " + definition);
      }
    }
  }

  private void note(OperationDefinition operation) {
    directives(operation.getDirectives());
    for (VariableDefinition variable : operation.getVariableDefinitions()) {
      inputs.note(AstText.baseName(variable.getType()));
      directives(variable.getDirectives());
    }
    view.rootType(operation.getOperation().name().toLowerCase(Locale.ROOT))
        .ifPresent(root -> selections(operation.getSelectionSet(), root));
  }

  private void selections(@Nullable SelectionSet set, String type) {
    if (set == null) {
      return;
    }
    view.type(type);
    for (Selection<?> selection : set.getSelections()) {
      switch (selection) {
        case Field field -> field(field, type);
        case InlineFragment fragment -> {
          directives(fragment.getDirectives());
          TypeName condition = fragment.getTypeCondition();
          selections(
              fragment.getSelectionSet(),
              condition == null ? type : narrowed(type, condition.getName()));
        }
        case FragmentSpread spread -> {
          directives(spread.getDirectives());
          FragmentDefinition fragment = fragments.get(spread.getName());
          if (fragment != null) {
            narrowed(type, fragment.getTypeCondition().getName());
          }
        }
        default -> throw new IllegalArgumentException("unknown selection: " + selection);
      }
    }
  }

  /// A fragment may only be spread where one of its types can be.
  private String narrowed(String type, String condition) {
    view.apiPossibleTypes(type);
    view.apiPossibleTypes(condition);
    view.type(condition);
    return condition;
  }

  private void field(Field field, String type) {
    directives(field.getDirectives());
    if (field.getName().startsWith("__")) {
      return;
    }
    @Nullable FieldFacts facts = view.field(type, field.getName()).orElse(null);
    if (facts != null) {
      view.type(facts.type().baseName());
      for (InputValueFacts argument : facts.arguments()) {
        inputs.note(argument.type().baseName());
      }
      selections(field.getSelectionSet(), facts.type().baseName());
    }
  }

  /// Facts know no directives: an operation with one of the schema's own depends on everything.
  private void directives(List<Directive> directives) {
    for (Directive directive : directives) {
      if (!BUILT_IN_DIRECTIVES.contains(directive.getName())) {
        view.everything();
      }
    }
  }
}
