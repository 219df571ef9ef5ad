package io.interlock.planner.operation;

import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts the introspection fields of an operation out into a document of their own.
final class IntrospectionDocument {
  private final OperationDefinition operation;
  private final Map<String, FragmentDefinition> fragments;
  private final Set<String> usedVariables = new LinkedHashSet<>();
  private final Set<String> usedFragments = new LinkedHashSet<>();

  private IntrospectionDocument(
      OperationDefinition operation, Map<String, FragmentDefinition> fragments) {
    this.operation = operation;
    this.fragments = fragments;
  }

  /// @param fields the `__schema` and `__type` fields of the root, at least one
  static String of(
      OperationDefinition operation,
      List<Field> fields,
      Map<String, FragmentDefinition> fragments) {
    return new IntrospectionDocument(operation, fragments).print(fields);
  }

  private String print(List<Field> fields) {
    fields.forEach(this::collectUses);
    List<Definition<?>> definitions = new ArrayList<>();
    definitions.add(
        OperationDefinition.newOperationDefinition()
            .operation(OperationDefinition.Operation.QUERY)
            .variableDefinitions(
                operation.getVariableDefinitions().stream()
                    .filter(v -> usedVariables.contains(v.getName()))
                    .toList())
            .selectionSet(SelectionSet.newSelectionSet(fields).build())
            .build());
    usedFragments.stream().map(fragments::get).forEach(definitions::add);
    Document.Builder document = Document.newDocument();
    definitions.forEach(document::definition);
    return AstPrinter.printAstCompact(document.build());
  }

  private void collectUses(Node<?> node) {
    switch (node) {
      case VariableReference variable -> usedVariables.add(variable.getName());
      case FragmentSpread spread -> {
        FragmentDefinition fragment = fragments.get(spread.getName());
        if (usedFragments.add(spread.getName()) && fragment != null) {
          collectUses(fragment);
        }
      }
      default -> {}
    }
    node.getChildren().forEach(c -> collectUses((Node<?>) c));
  }
}
